package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/** A reader that counts the edge's frames over HTTP/2 and keeps the connection alive. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class FrameCounter extends Http2FrameAdapter {
    private final Http2AttackHandler conduct;

    FrameCounter(Http2AttackHandler conduct) {
        this.conduct = conduct;
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
        conduct.writer().writeSettingsAck(context, context.newPromise());
        context.flush();
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean end) {
        if (headers.status() != null) {
            conduct.counts().answered(headers.status().toString(), headers.get("proxy-status"));
        }
        endedIf(end, context, stream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean end) {
        onHeadersRead(context, stream, headers, padding, end);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end) {
        endedIf(end, context, stream);
        return 0;
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int stream, long error) {
        conduct.counts().saw("reset " + Http2Error.valueOf(error));
        conduct.ended(context, stream);
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int last, long error, ByteBuf debug) {
        conduct.counts().saw("goaway " + Http2Error.valueOf(error));
    }

    private void endedIf(boolean end, ChannelHandlerContext context, int stream) {
        if (end) {
            conduct.ended(context, stream);
        }
    }
}
