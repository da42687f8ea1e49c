package dev.backsource.edge.http.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * The receiver of an origin's response as it arrives: interim ones, a head, any number of parts of the body, an end; or a failure at
 * any moment, which is the last call. Called by the event loop of the call.
 */
public interface ResponseReceiver {
    /** Before the head: an interim response (1xx, RFC 9110 §15.2), for the requesting client only. */
    default void interim(UpstreamResponse response) {}

    void head(UpstreamResponse response);

    /**
     * The head together with the whole body, which came in one read; {@link #end} follows. A receiver that cancels the call at the
     * head has to ignore the body.
     *
     * @param body may be kept and read by other threads
     */
    default void whole(UpstreamResponse response, Buffer body) {
        head(response);
        body(body);
    }

    /** {@code part} may be kept and read by other threads. */
    void body(Buffer part);

    void end();

    void failed(UpstreamFailure failure);

    /**
     * Instead of a response: the origin has switched protocols as requested, and the receiver owns its connection from here on.
     *
     * @throws IllegalStateException when the receiver never requests a switch
     */
    default void switched(UpstreamResponse response, NetSocket origin) {
        throw new IllegalStateException("no switch of protocols was requested");
    }
}
