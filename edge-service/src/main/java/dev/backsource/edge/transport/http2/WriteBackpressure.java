package dev.backsource.edge.transport.http2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * The pause of reads from a client that doesn't read. Bodies have flow control (RFC 9113 §5.2), but responses without a body, and frames in reply
 * to frames, would pile up.
 *
 * <p>Bodies alone pause nothing: the client can cancel a download, and send further requests, while it has not read what was written.
 */
final class WriteBackpressure extends ChannelDuplexHandler {
    /** The largest number of pending bytes at which the edge still reads: several times what Netty lets bodies take, which is some 100 KB. */
    static final int MOST_PENDING_BYTES = 256 * 1024;

    private boolean isReadHeld;

    @Override
    public void read(ChannelHandlerContext context) throws Exception {
        if (pendingBytes(context.channel()) <= MOST_PENDING_BYTES) {
            super.read(context);
        } else {
            isReadHeld = true;
            context.channel().config().setAutoRead(false);
        }
    }

    private static long pendingBytes(Channel channel) {
        var pending = channel.unsafe().outboundBuffer();
        return pending == null ? 0 : pending.totalPendingWriteBytes();
    }

    /** Reading on begins with a read. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        if (isReadHeld && context.channel().isWritable()) {
            isReadHeld = false;
            context.channel().config().setAutoRead(true);
        }
        super.channelWritabilityChanged(context);
    }
}
