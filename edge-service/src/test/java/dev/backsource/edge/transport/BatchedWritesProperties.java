package dev.backsource.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Bodies;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import dev.backsource.testing.waiting.Waiting;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;

/** Data written to a real socket arrives complete before an orderly end, however it is written, closed and read. */
class BatchedWritesProperties {
    private static final int TIMEOUT_MS = (int) Waiting.DEADLINE.toMillis();
    private static final NioEventLoopGroup LOOP = new NioEventLoopGroup(1);

    /** A writer's way to end the connection. */
    private enum Ending {
        BY_CLOSE,
        AFTER_THE_LAST_WRITE,
        AFTER_AN_EMPTY_WRITE,
        AFTER_ANY_WRITE_AND_THE_LAST,
        BY_RESET
    }

    /**
     * One write.
     *
     * @param observed whether it has a promise
     * @param later whether it comes in a later turn of the loop than its predecessor
     */
    private record Write(int size, boolean observed, boolean flushed, boolean later) {}

    private record Arrived(byte[] bytes, boolean reset) {}

    @AfterAll
    static void close() {
        LOOP.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Samples(100)
    void shouldArriveWholeOrBeReset(Sample sample) throws IOException {
        // Given
        var writes = sample.list(1, 30, () -> write(sample));
        var ending = sample.of(Ending.class);
        var atATime = sample.between(1, 70_000);
        var isSlow = sample.either();
        var written = Bodies.of(writes.stream().mapToInt(Write::size).sum());

        // When
        var arrived = arrived(writes, ending, isSlow, atATime);

        // Then
        assertThat(arrived.reset()).isIn(ending == Ending.BY_RESET, false);
        if (ending == Ending.BY_RESET) {
            assertThat(arrived.bytes()).isEqualTo(Arrays.copyOf(written, arrived.bytes().length));
        } else {
            assertThat(arrived.bytes()).isEqualTo(written);
        }
    }

    private static Write write(Sample sample) {
        var size = sample.oneOf(
                () -> sample.between(0, 200),
                () -> sample.between(4_000, 4_200),
                () -> sample.between(65_000, 66_000),
                () -> sample.between(0, 200_000));
        return new Write(size, sample.either(), sample.either(), sample.chance(0.2));
    }

    private static Arrived arrived(List<Write> writes, Ending ending, boolean isSlow, int atATime) throws IOException {
        var server = new ServerBootstrap()
                .group(LOOP)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.SO_SNDBUF, isSlow ? 8 * 1024 : 256 * 1024)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        BatchedWrites.add(client);
                        client.pipeline().addLast(new Writer(writes, ending));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        try (var client = new Socket()) {
            client.setReceiveBufferSize(isSlow ? 4 * 1024 : 256 * 1024);
            client.setSoTimeout(TIMEOUT_MS);
            client.connect((InetSocketAddress) server.localAddress());
            return read(client, atATime);
        } finally {
            server.close().syncUninterruptibly();
        }
    }

    private static Arrived read(Socket from, int atATime) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var part = new byte[atATime];
        try {
            for (var read = from.getInputStream().read(part);
                    read >= 0;
                    read = from.getInputStream().read(part)) {
                bytes.write(part, 0, read);
            }
            return new Arrived(bytes.toByteArray(), false);
        } catch (SocketException e) {
            return new Arrived(bytes.toByteArray(), true);
        }
    }

    private static final class Writer extends ChannelInboundHandlerAdapter {
        private final List<Write> writes;
        private final Ending ending;
        private int at;

        Writer(List<Write> writes, Ending ending) {
            this.writes = writes;
            this.ending = ending;
        }

        /** Its void promises report the reset. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {}

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var body = Bodies.of(writes.stream().mapToInt(Write::size).sum());
            writeFrom(0, body, context);
        }

        private void writeFrom(int first, byte[] body, ChannelHandlerContext context) {
            for (var i = first; i < writes.size(); i++) {
                if (i > first && writes.get(i).later()) {
                    var next = i;
                    context.executor().execute(() -> writeFrom(next, body, context));
                    return;
                }
                write(writes.get(i), i == writes.size() - 1, body, context);
            }
        }

        private void write(Write write, boolean isLast, byte[] body, ChannelHandlerContext context) {
            var bytes = Unpooled.wrappedBuffer(body, at, write.size());
            at += write.size();
            if (!isLast) {
                context.write(bytes, write.observed() ? context.newPromise() : context.voidPromise());
                if (write.flushed()) {
                    context.flush();
                }
            } else {
                end(bytes, context);
            }
        }

        private void end(ByteBuf bytes, ChannelHandlerContext context) {
            switch (ending) {
                case BY_CLOSE -> {
                    context.write(bytes);
                    context.close();
                }
                case AFTER_THE_LAST_WRITE -> context.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
                case AFTER_AN_EMPTY_WRITE -> {
                    context.write(bytes, context.voidPromise());
                    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
                }
                case AFTER_ANY_WRITE_AND_THE_LAST -> {
                    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
                    context.write(bytes);
                    context.flush();
                }
                case BY_RESET -> {
                    context.writeAndFlush(bytes);
                    ConnectionReset.of(context.channel());
                }
            }
        }
    }
}
