package dev.backsource.edge.transport.http2;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * The pause of reads from a client that doesn't read. Bodies have flow control (RFC 9113 §5.2), but responses without a
 * body, and frames in reply to frames, would pile up without bound.
 *
 * <p>Netty's handler of HTTP/2 reads again at the end of each read, also where reading is paused; such a read waits here.
 */
final class WriteBackpressure extends ChannelDuplexHandler {
    private boolean isReadHeld;

    @Override
    public void read(ChannelHandlerContext context) throws Exception {
        if (context.channel().isWritable()) {
            super.read(context);
        } else {
            isReadHeld = true;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        var isWritable = context.channel().isWritable();
        context.channel().config().setAutoRead(isWritable);
        if (isWritable && isReadHeld) {
            isReadHeld = false;
            context.read();
        }
        super.channelWritabilityChanged(context);
    }
}
