package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandlerContext;

/** HEAD requests: flow control doesn't hold back their responses, which have no body. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class UnreadHeads extends UnreadReplies {
    private final String path;

    UnreadHeads(AttackCounts counts, String path) {
        super(counts);
        this.path = path;
    }

    @Override
    void send(ChannelHandlerContext context) {
        var request = Heads.of("HEAD", Heads.HOST, path);
        writer().writeHeaders(context, nextStream(), request, 0, true, context.newPromise());
    }
}
