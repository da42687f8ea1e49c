package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandlerContext;

/** Frames without end that the edge has to reply to, by a client that doesn't read the replies. */
abstract class UnreadReplies extends Http2AttackHandler {
    private static final int AT_ONCE = 200;
    private static final int WINDOW = 65_535;

    UnreadReplies(AttackCounts counts) {
        super(counts, WINDOW);
    }

    @Override
    final void opened(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
    }

    @Override
    public final void goOn(ChannelHandlerContext context) {
        for (var i = 0; i < AT_ONCE && context.channel().isWritable(); i++) {
            send(context);
            counts().asked(1);
        }
        context.flush();
    }

    /** Writes a frame, without a flush. */
    abstract void send(ChannelHandlerContext context);
}
