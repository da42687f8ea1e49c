package dev.backsource.edge.transport.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Reads nothing from a client that doesn't take what is written to it. Bodies have the flow control of their own (RFC 9113
 * §5.2); what is answered without one, and frames that answer frames, would gather without end.
 */
final class ReadsWhileWritable extends ChannelInboundHandlerAdapter {
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        context.channel().config().setAutoRead(context.channel().isWritable());
        super.channelWritabilityChanged(context);
    }
}
