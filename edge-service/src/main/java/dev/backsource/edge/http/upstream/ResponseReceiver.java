package dev.backsource.edge.http.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * Takes an origin's response as it comes: interim ones, a head, any number of parts of the body, an end; or a failure at any moment,
 * after which nothing comes. Called by the event loop of the call.
 */
public interface ResponseReceiver {
    /** Before the head: an interim response (1xx, RFC 9110 §15.2), for nobody but the client that asks. */
    default void interim(UpstreamResponse response) {}

    void head(UpstreamResponse response);

    /** {@code part} may be kept and read by other threads. */
    void body(Buffer part);

    void end();

    void failed(UpstreamFailure failure);

    /**
     * Instead of all that: the origin has switched protocols, as it was asked to, and the receiver owns its connection from here on.
     *
     * @throws IllegalStateException when it never asks for that
     */
    default void switched(UpstreamResponse response, NetSocket origin) {
        throw new IllegalStateException("nothing asked the origin to switch protocols");
    }
}
