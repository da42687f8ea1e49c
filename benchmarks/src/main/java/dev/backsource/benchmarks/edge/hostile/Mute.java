package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** Sends everything at once and reads nothing, or a sip at each beat. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class Mute extends ChannelInboundHandlerAdapter implements Conduct {
    private final Tally tally;
    private final String text;
    private final int requests;
    private final boolean sips;

    /** @param requests that are in {@code text} */
    Mute(Tally tally, String text, int requests, boolean sips) {
        this.tally = tally;
        this.text = text;
        this.requests = requests;
        this.sips = sips;
    }

    @Override
    public void begin(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        context.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        tally.asked(requests);
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
