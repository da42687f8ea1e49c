package dev.backsource.config.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/**
 * Waits for the HTTP/1.1 handlers, and puts a {@link RequestWatch} among them. The server creates them once it has recognized the protocol
 * by the first bytes, over TLS after the handshake; so this handler moves to the end of the handlers that recognize the protocol. An HTTP/2
 * connection never gets them.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
    private final Duration within;
    private final boolean placed;

    private FirstBytes(Duration within, boolean placed) {
        this.within = within;
        this.placed = placed;
    }

    /** For the beginning of a connection's pipeline. */
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
