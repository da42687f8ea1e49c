package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.upstream.response.ResponsePart;
import io.vertx.core.buffer.Buffer;

/** The user of a connection for the time of one request. Called by the event loop, and no longer after an end or a break. */
public interface ConnectionUser {
    /** An interim response (1xx, RFC 9110 §15.2); another one follows. */
    void informed(ResponsePart.Head head);

    /** The head of the response, or of one that switches protocols (101), without a body that the edge could parse. */
    void answered(ResponsePart.Head head);

    /** The head of the response together with its whole body, which is on the heap and may be kept; the end follows. */
    void answered(ResponsePart.Head head, Buffer body);

    /** {@code part} is on the heap and may be kept. */
    void received(Buffer part);

    /** The response is complete; the connection may have another user already. */
    void ended();

    /** The rest of the response will not arrive. */
    void broken(Throwable thrown);
}
