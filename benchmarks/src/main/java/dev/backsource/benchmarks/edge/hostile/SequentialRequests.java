package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A client of HTTP/1 that sends the next request when the response is complete. In between it sends drops of an
 * unfinished request.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class SequentialRequests extends ChannelInboundHandlerAdapter implements AttackHandler {
    private final AttackCounts counts;
    private final Supplier<String> requests;
    private final String drop;

    /**
     * @param requests each a whole request, or the beginning of one
     * @param drop the bytes sent at each beat; may be empty
     */
    SequentialRequests(AttackCounts counts, Supplier<String> requests, String drop) {
        this.counts = counts;
        this.requests = requests;
        this.drop = drop;
    }

    @Override
    public void begin(ChannelHandlerContext context) {
        context.pipeline().addBefore(context.name(), null, new HttpResponseDecoder());
        ask(context);
    }

    @Override
    public void goOn(ChannelHandlerContext context) {
        if (!drop.isEmpty()) {
            send(context, drop);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            counts.answered(
                    response.status().codeAsText().toString(),
                    response.headers().get("Proxy-Status"));
        }
        var last = message instanceof LastHttpContent;
        ReferenceCountUtil.release(message);
        if (last && context.channel().isActive()) {
            ask(context);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void ask(ChannelHandlerContext context) {
        counts.asked(1);
        send(context, requests.get());
    }

    private static void send(ChannelHandlerContext context, String text) {
        context.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }
}
