package dev.backsource.edge.transport.http2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * The pause of reads from a client that doesn't read. Bodies have flow control (RFC 9113 §5.2), but responses without a body, and frames in reply
 * to frames, would pile up.
 *
 * <p>Bodies alone pause nothing: a client with an unread body can cancel it, and send further requests.
 */
final class WriteBackpressure extends ChannelDuplexHandler {
    /** The limit of pending bytes: more than twice the 100 KB or so of bodies at which Netty's flow control stops. */
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
