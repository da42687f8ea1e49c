package dev.backsource.edge.http;

import dev.backsource.edge.transport.http2.Http2Body;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Pauses and resumes the body of a client's request. A request that has ended, whole or by a reset, has nothing to pause or resume;
 * Vert.x throws then over HTTP/2, and does nothing over HTTP/1.
 */
public final class RequestBody {
    private RequestBody() {}

    /**
     * Whether there is one, by the rule that the cache, which has no key for bodies, shares with the forwarding of them. To be
     * called in the request handler. A length of 0 announces none (RFC 9110 §8.6, RFC 9112 §6.3).
     */
    public static boolean follows(HttpServerRequest client) {
        if (client.version() == HttpVersion.HTTP_2) {
            return Http2Body.follows(client);
        }
        var length = client.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? client.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !isZero(length);
    }

    /** Nothing more of it comes until {@link #resume}. */
    public static void pause(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.pause();
        }
    }

    /** Lets the next part of a paused body come, or its end. */
    public static void resumeForOne(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.fetch(1);
        }
    }

    /** Without a handler what comes is dropped. */
    public static void resume(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.resume();
        }
    }

    private static boolean isZero(String length) {
        return !length.isEmpty() && length.chars().allMatch(digit -> digit == '0');
    }
}
