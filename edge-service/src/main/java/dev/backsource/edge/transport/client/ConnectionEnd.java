package dev.backsource.edge.transport.client;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a client's connection, even that of a client that reads nothing: Vert.x closes only after earlier writes are done, which
 * such a client would delay for ever. To be used on the connection's event loop.
 */
public final class ConnectionEnd {
    private ConnectionEnd() {}

    /** After pending writes if the connection is writable, else at once. */
    public static void of(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        if (channel.isWritable()) {
            connection.close();
        } else {
            atOnce(connection);
        }
    }

    /** At once; pending writes are lost. */
    public static void atOnce(HttpConnection connection) {
        var unsafe = ((ConnectionBase) connection).channel().unsafe();
        unsafe.close(unsafe.voidPromise());
    }
}
