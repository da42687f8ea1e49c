package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** Sends everything at once and reads nothing, or a sip at each beat. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class SlowReader extends ChannelInboundHandlerAdapter implements AttackHandler {
    private final AttackCounts counts;
    private final String text;
    private final int requests;
    private final boolean sips;

    /** @param requests that are in {@code text} */
    SlowReader(AttackCounts counts, String text, int requests, boolean sips) {
        this.counts = counts;
        this.text = text;
        this.requests = requests;
        this.sips = sips;
    }

    @Override
    public void begin(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        context.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        counts.asked(requests);
    }

    @Override
    public void goOn(ChannelHandlerContext context) {
        if (sips) {
            context.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
