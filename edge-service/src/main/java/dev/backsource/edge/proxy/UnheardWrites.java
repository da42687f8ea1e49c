package dev.backsource.edge.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Tells Netty's encoder of writes whose end nobody wants to hear of. Vert.x marks them by a void promise of its own, which
 * the encoder doesn't know: it would gather the fates of head and body in objects that nobody looks at.
 */
final class UnheardWrites extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise.isVoid() ? context.voidPromise() : promise);
    }
}
