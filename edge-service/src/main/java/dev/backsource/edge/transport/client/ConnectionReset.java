package dev.backsource.edge.transport.client;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a connection by a TCP reset: a client of HTTP/1.0 would take an orderly close for the end of the body. Over TLS no
 * {@code close_notify} is sent, for the same reason.
 */
public final class ConnectionReset {
    private ConnectionReset() {}

    public static void of(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        // From the first handler on: past TLS and past batched writes.
        channel.pipeline().firstContext().close();
    }
}
