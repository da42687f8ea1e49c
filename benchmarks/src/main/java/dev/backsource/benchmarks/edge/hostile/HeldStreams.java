package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Conduct that keeps as many streams open as allowed: slow uploads, or responses that aren't read. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class HeldStreams extends Http2AttackHandler {
    private final Supplier<Http2Headers> heads;
    private final int streams;
    private final boolean uploads;
    private final Set<Integer> open = new HashSet<>();

    /**
     * @param window of each stream for the edge's data, in bytes
     * @param uploads whether the requests have bodies, sent by a byte at each beat
     */
    HeldStreams(AttackCounts counts, int window, Supplier<Http2Headers> heads, int streams, boolean uploads) {
        super(counts, window);
        this.heads = heads;
        this.streams = streams;
        this.uploads = uploads;
    }

    @Override
    void opened(ChannelHandlerContext context) {
        for (var i = 0; i < streams; i++) {
            ask(context);
        }
    }

    @Override
    public void goOn(ChannelHandlerContext context) {
        if (uploads) {
            open.forEach(stream -> writer().writeData(
                            context, stream, Unpooled.wrappedBuffer(new byte[1]), 0, false, context.newPromise()));
            context.flush();
        }
    }

    @Override
    void ended(ChannelHandlerContext context, int stream) {
        if (open.remove(stream)) {
            ask(context);
            context.flush();
        }
    }

    private void ask(ChannelHandlerContext context) {
        var stream = nextStream();
        writer().writeHeaders(context, stream, heads.get(), 0, !uploads, context.newPromise());
        open.add(stream);
        counts().asked(1);
    }
}
