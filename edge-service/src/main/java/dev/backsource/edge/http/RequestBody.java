package dev.backsource.edge.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * Holds the body of a client's request back, or lets it come. Of a request that has ended, be it whole or by a reset, there
 * is nothing to hold or to let come; Vert.x throws there over HTTP/2, and does nothing over HTTP/1.
 */
public final class RequestBody {
    private RequestBody() {}

    /** Nothing more of it comes until {@link #resume}. */
    public static void pause(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.pause();
        }
    }

    /** Without a handler what comes is dropped. */
    public static void resume(HttpServerRequest client) {
        if (!client.isEnded()) {
            client.resume();
        }
    }
}
