package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Closes the connection as soon as it is made: a handshake and nothing else. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class ConnectAndClose extends ChannelInboundHandlerAdapter implements AttackHandler {
    private final AttackCounts counts;

    ConnectAndClose(AttackCounts counts) {
        this.counts = counts;
    }

    @Override
    public void begin(ChannelHandlerContext context) {
        counts.asked(1);
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
