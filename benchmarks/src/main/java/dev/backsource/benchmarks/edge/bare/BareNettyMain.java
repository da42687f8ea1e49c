package dev.backsource.benchmarks.edge.bare;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Answers on a port, or forwards to another, with one event loop, until the process is ended. */
public final class BareNettyMain {
    private static final int BACKLOG = 4096;

    private BareNettyMain() {}

    /**
     * Listens on loopback.
     *
     * @param arguments the port, and that of the origin if it is to forward
     */
    public static void main(String[] arguments) throws InterruptedException {
        var port = local(arguments[0]);
        Supplier<ChannelHandler> handlers = arguments.length > 1 ? forwarders(local(arguments[1])) : Answerer::new;
        new ServerBootstrap()
                .group(new EpollEventLoopGroup(1))
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(handlers.get());
                    }
                })
                .bind(port)
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private static Supplier<ChannelHandler> forwarders(InetSocketAddress origin) {
        return () -> new Forwarder(origin);
    }

    private static InetSocketAddress local(String port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }
}
