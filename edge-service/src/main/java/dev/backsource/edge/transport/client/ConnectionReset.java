package dev.backsource.edge.transport.client;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The end of a connection by a reset of TCP, for a client that takes the usual end of it for the end of the body: one of
 * HTTP/1.0. TLS says no farewell, which would be taken for the same.
 */
public final class ConnectionReset {
    private ConnectionReset() {}

    public static void of(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        // From the first handler on, so past TLS and past what is gathered to be written.
        channel.pipeline().firstContext().close();
    }
}
