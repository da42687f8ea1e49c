package dev.backsource.config.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Reports bytes to a {@link RequestWatch} before they are decoded. Both are removed when the connection is upgraded to HTTP/2, which
 * removes the codec between them.
 */
final class ByteArrivalHandler extends ChannelInboundHandlerAdapter {
    private final RequestWatch watch;

    ByteArrivalHandler(RequestWatch watch) {
        this.watch = watch;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object arrived) {
        if (!Http1.isSpokenOver(context.pipeline())) {
            context.pipeline().remove(watch);
            context.pipeline().remove(this);
            context.fireChannelRead(arrived);
        } else if (arrived instanceof ByteBuf bytes && !watch.takes(bytes)) {
            ReferenceCountUtil.release(arrived);
        } else {
            context.fireChannelRead(arrived);
        }
    }
}
