package dev.backsource.edge.transport.client;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a connection with a TCP reset: an HTTP/1.0 client would take an orderly close as the end of the body. For the
 * same reason, no {@code close_notify} is sent over TLS.
 */
public final class ConnectionReset {
    private ConnectionReset() {}

    public static void of(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        // Starts at the first handler, which skips TLS and batched writes.
        channel.pipeline().firstContext().close();
    }
}
