package dev.backsource.edge.transport.client;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a client's connection, also one on which nothing goes out any more: Vert.x closes behind what was written before, which
 * a client that takes nothing would put off for ever. To be used on the connection's event loop.
 */
public final class ConnectionEnd {
    private ConnectionEnd() {}

    /** With what is on its way, where that can be. */
    public static void of(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        if (channel.isWritable()) {
            connection.close();
        } else {
            atOnce(connection);
        }
    }

    /** Whatever is on its way. */
    public static void atOnce(HttpConnection connection) {
        var unsafe = ((ConnectionBase) connection).channel().unsafe();
        unsafe.close(unsafe.voidPromise());
    }
}
