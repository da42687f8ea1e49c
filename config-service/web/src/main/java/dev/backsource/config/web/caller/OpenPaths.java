package dev.backsource.config.web.caller;

import io.vertx.core.http.HttpServerRequest;

/** Paths that are open to anybody, because they serve to authenticate. There is a bean of this type for each part that has such paths. */
@FunctionalInterface
public interface OpenPaths {
    /** Whether the request is for one of them. Its path is the same once its dots and codes are resolved. */
    boolean contain(HttpServerRequest request);
}
