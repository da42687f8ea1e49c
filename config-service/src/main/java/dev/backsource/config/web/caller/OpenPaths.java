package dev.backsource.config.web.caller;

import io.vertx.core.http.HttpServerRequest;

/** What is answered to anybody, because it is how somebody becomes known. There is a bean of this type for each part that has such. */
@FunctionalInterface
public interface OpenPaths {
    /** Whether the request, whose path reads the same once its dots and codes are resolved, is for one. */
    boolean contain(HttpServerRequest request);
}
