package dev.backsource.edge.http;

import dev.backsource.edge.transport.http2.Http2Body;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * The control of a client's request body: whether there is one, pausing and resuming it. Does nothing once the request
 * has ended or was reset, for which Vert.x would throw over HTTP/2.
 */
public final class RequestBody {
    private RequestBody() {}

    /**
     * Whether a body follows. The cache, whose keys ignore bodies, and the forwarding of bodies share this rule. Must
     * be called in the request handler. A length of 0 announces no body (RFC 9110 §8.6, RFC 9112 §6.3).
     */
    public static boolean follows(HttpServerRequest client) {
        if (client.version() == HttpVersion.HTTP_2) {
            return Http2Body.follows(client);
        }
        var length = client.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? client.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !isZero(length);
    }

    /** Pauses the body until {@link #resume}. */
    public static void pause(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.pause();
        }
    }

    /** Lets the next part of a paused body arrive, or its end. */
    public static void resumeForOne(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.fetch(1);
        }
    }

    /** Resumes the body. Without a handler, it is discarded. */
    public static void resume(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.resume();
        }
    }

    private static boolean isZero(String length) {
        return !length.isEmpty() && length.chars().allMatch(digit -> digit == '0');
    }
}
