package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * An origin's responses: GET begins a stream with a comment every 10 s; requests with a body get their response once
 * the body is complete.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class StreamingAnswers extends ChannelInboundHandlerAdapter {
    private static final long SILENCE_SECONDS = 10;
    private static final byte[] COMMENT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    private boolean streaming;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.method().equals(HttpMethod.GET)) {
            streaming = true;
            begin(context);
        } else if (message instanceof LastHttpContent && !streaming) {
            answer(context);
        }
        ReferenceCountUtil.release(message);
    }

    private static void begin(ChannelHandlerContext context) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        context.write(head);
        comment(context);
        var comments = context.executor()
                .scheduleAtFixedRate(() -> comment(context), SILENCE_SECONDS, SILENCE_SECONDS, TimeUnit.SECONDS);
        context.channel().closeFuture().addListener(closed -> comments.cancel(false));
    }

    private static void comment(ChannelHandlerContext context) {
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(COMMENT)));
    }

    private static void answer(ChannelHandlerContext context) {
        var whole = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        whole.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        context.writeAndFlush(whole);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
