package dev.backsource.edge.transport.client;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a client's connection, even if the client reads nothing: Vert.x closes only after earlier writes are complete,
 * which such a client would delay forever. Used on the connection's event loop.
 */
public final class ConnectionEnd {
    private ConnectionEnd() {}

    /** Closes after pending writes if the connection is writable, otherwise at once. */
    public static void of(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        if (channel.isWritable()) {
            connection.close();
        } else {
            atOnce(connection);
        }
    }

    /** Closes at once and drops pending writes. */
    public static void atOnce(HttpConnection connection) {
        var unsafe = ((ConnectionBase) connection).channel().unsafe();
        unsafe.close(unsafe.voidPromise());
    }
}
