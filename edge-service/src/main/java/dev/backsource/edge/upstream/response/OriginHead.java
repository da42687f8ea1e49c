package dev.backsource.edge.upstream.response;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;

/**
 * The head of a response as an origin sent it.
 *
 * @param status in 100..599
 * @param length of the body that follows, in bytes; {@link #UNKNOWN_LENGTH} when its end will tell
 */
public record OriginHead(int status, MultiMap fields, HttpVersion version, long length) implements ResponsePart {
    public static final long UNKNOWN_LENGTH = -1;
}
