package dev.backsource.config.web.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/** Sees each connection as it is accepted, before the server makes its handlers. */
@Sharable
final class AcceptedConnections extends ChannelInboundHandlerAdapter {
    private final Duration within;

    /** Heads of requests may take {@code within} to come. */
    AcceptedConnections(Duration within) {
        this.within = within;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        ((Channel) accepted).pipeline().addLast(FirstBytes.of(within));
        context.fireChannelRead(accepted);
    }
}
