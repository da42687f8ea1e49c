package dev.backsource.edge.transport.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * The pause of reads from a client that doesn't read. Bodies have flow control (RFC 9113 §5.2), but responses without a
 * body, and frames in reply to frames, would pile up without bound.
 */
final class WriteBackpressure extends ChannelInboundHandlerAdapter {
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        context.channel().config().setAutoRead(context.channel().isWritable());
        super.channelWritabilityChanged(context);
    }
}
