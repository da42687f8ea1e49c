package dev.backsource.config.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/**
 * Waits for the handlers of HTTP/1.1, and puts a {@link RequestWatch} among them. The server makes them when it has seen by the
 * first bytes what is spoken, over TLS once the handshake is over; so what waits for them goes to the end of the handlers that
 * find that out. A connection of HTTP/2 never has them.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
    private final Duration within;
    private final boolean placed;

    private FirstBytes(Duration within, boolean placed) {
        this.within = within;
        this.placed = placed;
    }

    /** For the beginning of a connection's handlers. */
    static FirstBytes of(Duration within) {
        return new FirstBytes(within, false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        var pipeline = context.pipeline();
        if (Http1.isSpokenOver(pipeline)) {
            Http1.watch(pipeline, within);
        } else if (!placed) {
            pipeline.addLast(new FirstBytes(within, true));
        }
        pipeline.remove(this);
        context.fireChannelRead(bytes);
    }
}
