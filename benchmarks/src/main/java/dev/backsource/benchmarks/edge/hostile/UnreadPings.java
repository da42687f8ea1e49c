package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandlerContext;

/** PINGs, each of which the edge has to acknowledge (CVE-2019-9512). */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class UnreadPings extends UnreadReplies {
    UnreadPings(AttackCounts counts) {
        super(counts);
    }

    @Override
    void send(ChannelHandlerContext context) {
        writer().writePing(context, false, 0, context.newPromise());
    }
}
