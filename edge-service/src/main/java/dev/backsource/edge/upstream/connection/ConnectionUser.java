package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.upstream.response.ResponsePart;
import io.vertx.core.buffer.Buffer;

/** Who has a connection for the time of one request. Called by the event loop; after an end or a break no more. */
public interface ConnectionUser {
    /** An interim response (1xx, RFC 9110 §15.2); another one follows. */
    void informed(ResponsePart.Head head);

    /** The head of the response, or of one that switches protocols (101) and that nothing is known to follow. */
    void answered(ResponsePart.Head head);

    /** {@code part} is on the heap and may be kept. */
    void received(Buffer part);

    /** The response is whole; the connection may be another's already. */
    void ended();

    /** There will be no more of the response. */
    void broken(Throwable thrown);
}
