package dev.backsource.edge.transport.client;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket that moves from the thread that accepts to the loop that serves, while clients connect. */
class ListeningSocketIT {
    private final List<Channel> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger counted = new AtomicInteger();
    private final List<EventLoopGroup> groups = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        groups.forEach(group -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldMoveToTheOnlyLoopAndGoOnAccepting(boolean epoll) throws Exception {
        // Given
        var listener = listen(epoll);
        var at = (InetSocketAddress) listener.localAddress();
        var socket = new ListeningSocket(new Counting(), true);

        try (var first = connect(at)) {
            await().until(() -> accepted.size() == 1);

            // When
            socket.took(new ClientPipeline(accepted.get(0)), () -> {});

            // Then
            var serving = accepted.get(0).eventLoop();
            await().until(() -> listener.isRegistered() && listener.eventLoop() == serving);
            assertThat(first.isConnected()).isTrue();
            try (var second = connect(at);
                    var third = connect(at)) {
                await().until(() -> accepted.size() == 3);
                assertThat(second.isConnected() && third.isConnected()).isTrue();
                assertThat(counted).hasValue(2);
            }
            assertThat(socket.isDead()).isFalse();
        }

        // And it still closes; the kernel's socket of NIO only when its selector looks again
        listener.close().sync();
        assertThat(socket.isDead()).isTrue();
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> connect(at).close()).isInstanceOf(IOException.class));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStayWhereSeveralLoopsServe(boolean epoll) throws Exception {
        // Given
        var listener = listen(epoll);
        var at = (InetSocketAddress) listener.localAddress();
        var accepting = listener.eventLoop();
        var socket = new ListeningSocket(new Counting(), false);

        try (var first = connect(at)) {
            await().until(() -> accepted.size() == 1);

            // When
            socket.took(new ClientPipeline(accepted.get(0)), () -> {});
            try (var second = connect(at)) {
                await().until(() -> accepted.size() == 2);
                assertThat(first.isConnected() && second.isConnected()).isTrue();
            }
        }

        // Then
        assertThat(listener.eventLoop()).isSameAs(accepting);
    }

    private Channel listen(boolean epoll) {
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        return new ServerBootstrap()
                .group(group(epoll), group(epoll))
                .channel(type)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        accepted.add(client);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private EventLoopGroup group(boolean epoll) {
        var group = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        groups.add(group);
        return group;
    }

    private static Socket connect(InetSocketAddress at) throws IOException {
        return new Socket(at.getAddress(), at.getPort());
    }

    /** Admits all. */
    private final class Counting implements ConnectionAdmission {
        @Override
        public Verdict enter(InetSocketAddress client) {
            counted.incrementAndGet();
            return Verdict.SERVED;
        }

        @Override
        public void leave(InetSocketAddress client) {}
    }
}
