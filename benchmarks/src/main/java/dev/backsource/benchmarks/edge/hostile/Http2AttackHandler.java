package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.List;

/** Conduct in frames of HTTP/2 (RFC 9113), written without regard to the limits of the other side. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
abstract class Http2AttackHandler extends ByteToMessageDecoder implements AttackHandler {
    /** Beyond a connection's 65,535 bytes: no other update follows. */
    private static final int CONNECTION_WINDOW = 1 << 30;

    private final AttackCounts counts;
    private final int window;
    private final Http2FrameReader reader = new DefaultHttp2FrameReader(false);
    private final Http2FrameWriter writer = new DefaultHttp2FrameWriter();
    private int lastStream = -1;

    /** @param window of each stream for the edge's data, in bytes */
    Http2AttackHandler(AttackCounts counts, int window) {
        this.counts = counts;
        this.window = window;
    }

    @Override
    public void begin(ChannelHandlerContext context) {
        context.write(Http2CodecUtil.connectionPrefaceBuf());
        var settings = new Http2Settings().pushEnabled(false).initialWindowSize(window);
        writer.writeSettings(context, settings, context.newPromise());
        writer.writeWindowUpdate(context, 0, CONNECTION_WINDOW, context.newPromise());
        opened(context);
        context.flush();
    }

    /** Called once settings are written; frames written here are sent with them. */
    abstract void opened(ChannelHandlerContext context);

    /** Called when the edge has ended {@code stream} or refused it. */
    void ended(ChannelHandlerContext context, int stream) {}

    final AttackCounts counts() {
        return counts;
    }

    final Http2FrameWriter writer() {
        return writer;
    }

    /** The id of the next stream. */
    final int nextStream() {
        lastStream += 2;
        return lastStream;
    }

    @Override
    protected final void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Http2Exception {
        reader.readFrame(context, in, new FrameCounter(this));
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        reader.close();
        writer.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
