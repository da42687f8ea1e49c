package dev.backsource.edge.transport.http2;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.transport.BodyProgress;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;

/** The progress of a request body on an HTTP/2 stream. If it is too slow, only that stream ends. */
final class StreamBody extends BodyProgress {
    private final ChannelHandlerContext context;
    private final Http2ConnectionHandler http2;
    private final Http2Stream stream;

    /** @param context of {@code http2} */
    StreamBody(ChannelHandlerContext context, Http2ConnectionHandler http2, Http2Stream stream, Deadlines allowed) {
        super(allowed);
        this.context = context;
        this.http2 = http2;
        this.stream = stream;
    }

    /** Whether the window is used up by bytes that have arrived and were not consumed. */
    @Override
    protected boolean isHeldBack() {
        return !context.channel().config().isAutoRead()
                || http2.connection().local().flowController().unconsumedBytes(stream) > 0;
    }

    @Override
    protected void cutOff() {
        http2.resetStream(context, stream.id(), Http2Error.CANCEL.code(), context.newPromise());
        context.flush();
    }
}
