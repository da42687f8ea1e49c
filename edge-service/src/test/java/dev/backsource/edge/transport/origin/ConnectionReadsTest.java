package dev.backsource.edge.transport.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionReadsTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ConnectionReads reads = new ConnectionReads(channel, false);

    /** Makes reads large, as after reads that filled their buffers. */
    private void grow() {
        var handle = channel.unsafe().recvBufAllocHandle();
        for (var full = 0; full < 10; full++) {
            handle.reset(channel.config());
            handle.attemptedBytesRead(handle.guess());
            handle.lastBytesRead(handle.guess());
            handle.readComplete();
        }
    }

    @Test
    void shouldShrinkAtOnce() {
        // Given
        grow();
        var before = reads.next();

        // When
        reads.shrink();

        // Then
        assertThat(before).isEqualTo(64 * 1024);
        assertThat(reads.next()).isLessThanOrEqualTo(reads.least());
    }

    @Test
    void shouldStaySmallAfterTheTurnInWhichItShrank() {
        // Given
        grow();

        // When
        reads.shrink();
        var handle = channel.unsafe().recvBufAllocHandle();
        var goesOn = handle.continueReading();
        handle.readComplete();

        // Then
        assertThat(goesOn).isFalse();
        assertThat(reads.next()).isLessThanOrEqualTo(reads.least());
    }

    /** The number of bytes that a socket of the edge's transport receives, when its other end sends {@code bytes}. */
    private static int received(EventLoopGroup loops, Class<? extends Channel> type, int bytes) throws Exception {
        var received = new CompletableFuture<Integer>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Bootstrap()
                    .group(loops)
                    .channel(type)
                    .handler(new ShrinkingReader(bytes, received))
                    .connect(server.getLocalSocketAddress())
                    .sync();
            try (var other = server.accept()) {
                other.getOutputStream().write(new byte[bytes]);
                return Waiting.resultOf(received);
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Makes each next read small while it handles the last one. */
    private static final class ShrinkingReader extends ChannelInboundHandlerAdapter {
        private final int all;
        private final CompletableFuture<Integer> received;
        private int bytes;

        ShrinkingReader(int all, CompletableFuture<Integer> received) {
            this.all = all;
            this.received = received;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            bytes += ((ByteBuf) message).readableBytes();
            ((ByteBuf) message).release();
            new ConnectionReads(context.channel(), false).shrink();
            if (bytes == all) {
                received.complete(bytes);
            }
        }
    }

    @Test
    void shouldReadOnThoughItShrinksWhileItReads() throws Exception {
        // Given
        var bytes = 1 << 20;

        // When
        var received = Epoll.isAvailable()
                ? received(new EpollEventLoopGroup(1), EpollSocketChannel.class, bytes)
                : received(new NioEventLoopGroup(1), NioSocketChannel.class, bytes);

        // Then
        assertThat(received).isEqualTo(bytes);
    }

    @Test
    void shouldGrowAgainWhileReadsAreFilled() {
        // Given
        reads.shrink();

        // When
        grow();

        // Then
        assertThat(reads.next()).isEqualTo(64 * 1024);
    }

    @Test
    void shouldAddWhatTlsMayHaveGathered() {
        // Given
        var secure = new ConnectionReads(channel, true);

        // When
        secure.shrink();

        // Then
        assertThat(secure.next()).isGreaterThan(16 * 1024).isLessThanOrEqualTo(secure.least());
    }
}
