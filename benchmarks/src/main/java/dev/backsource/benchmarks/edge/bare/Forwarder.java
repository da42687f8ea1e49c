package dev.backsource.benchmarks.edge.bare;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A forwarder of bytes between clients and an origin, with a connection to the origin for each client's. It looks for the end of each head, as every
 * proxy has to.
 */
final class Forwarder extends ChannelInboundHandlerAdapter {
    private final InetSocketAddress origin;
    private final HeadEnds ends = new HeadEnds();
    private @Nullable Channel there;

    Forwarder(InetSocketAddress origin) {
        this.origin = origin;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        new Bootstrap()
                .group(context.channel().eventLoop())
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Back(context.channel()))
                .connect(origin)
                .addListener((ChannelFuture connected) -> connected(context, connected));
    }

    private void connected(ChannelHandlerContext context, ChannelFuture connected) {
        if (connected.isSuccess()) {
            there = connected.channel();
            context.channel().config().setAutoRead(true);
        } else {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        var to = there;
        if (to == null || ends.in(bytes) == 0) {
            // Requests of a load come whole.
            bytes.release();
            context.close();
        } else {
            to.writeAndFlush(bytes, to.voidPromise());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (there != null) {
            there.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** The way back. */
    private static final class Back extends ChannelInboundHandlerAdapter {
        private final Channel client;

        Back(Channel client) {
            this.client = client;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            client.write(message, client.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            client.flush();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
