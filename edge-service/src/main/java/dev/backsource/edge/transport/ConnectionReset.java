package dev.backsource.edge.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The end of a connection by a TCP reset, which drops its pending writes. The other side can't mistake a reset for an orderly
 * end. It could so mistake a close, which to an HTTP/1.0 client is the end of the body. For the same reason TLS sends no
 * {@code close_notify}.
 */
public final class ConnectionReset {
    private ConnectionReset() {}

    /** Resets {@code socket}. Must be called on its event loop. */
    public static void of(NetSocket socket) {
        of(((ConnectionBase) socket).channel());
    }

    /** Resets {@code channel}. Must be called on its event loop. */
    public static void of(Channel channel) {
        of(channel, channel.newPromise());
    }

    /** Resets {@code channel} and then completes {@code promise}. Must be called on its event loop. */
    public static void of(Channel channel, ChannelPromise promise) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close(promise);
        } else {
            // Starts at the first handler, which skips TLS and batched writes.
            first.close(promise);
        }
    }
}
