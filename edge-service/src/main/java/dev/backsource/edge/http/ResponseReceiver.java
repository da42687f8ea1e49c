package dev.backsource.edge.http;

import io.vertx.core.buffer.Buffer;

/**
 * Takes an origin's response as it comes: a head, any number of parts of the body, an end; or a failure at any moment,
 * after which nothing comes. Called by the event loop of the call.
 */
public interface ResponseReceiver {
    void head(UpstreamResponse response);

    /** {@code part} may be kept and read by other threads. */
    void body(Buffer part);

    void end();

    void failed(UpstreamFailure failure);
}
