package dev.backsource.edge.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.transport.ReadCount;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBackpressureTest {
    private static final int MOST_OF_BODIES = 100_000;
    /** An empty frame of settings. */
    private static final byte[] FRAME = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private final ReadCount reading = new ReadCount();
    private final Client client = new Client();
    private final EmbeddedChannel channel = new EmbeddedChannel(
            reading,
            client,
            new WriteBackpressure(),
            Http2FrameCodecBuilder.forServer().build());

    @BeforeEach
    void connect() {
        assertThat(channel.pipeline().get(Http2FrameCodec.class)).isNotNull();
        channel.writeInbound(Http2CodecUtil.connectionPrefaceBuf());
        channel.writeInbound(Unpooled.wrappedBuffer(FRAME));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldReadNothingMoreWhileTooMuchWaitsForTheClient() {
        // Given
        var before = reading.reads();
        write(WriteBackpressure.MOST_PENDING_BYTES + 1);

        // When: the read that was underway
        channel.writeInbound(Unpooled.wrappedBuffer(FRAME));

        // Then
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(reading.reads()).isEqualTo(before);
    }

    @Test
    void shouldReadOnOnceTheClientHasReadIt() {
        // Given
        write(WriteBackpressure.MOST_PENDING_BYTES + 1);
        channel.writeInbound(Unpooled.wrappedBuffer(FRAME));
        var before = reading.reads();

        // When
        client.reads = true;
        channel.flush();
        channel.runPendingTasks();

        // Then
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(reading.reads()).isGreaterThan(before);
    }

    @Test
    void shouldReadWhileABodyWaitsForTheClient() {
        // Given
        write(MOST_OF_BODIES);
        assertThat(channel.isWritable()).isFalse();
        var before = reading.reads();

        // When
        channel.writeInbound(Unpooled.wrappedBuffer(FRAME));

        // Then
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(reading.reads()).isGreaterThan(before);
    }

    /** Writes {@code bytes} to a client that reads nothing of them. */
    private void write(int bytes) {
        client.reads = false;
        var pending = channel.unsafe().outboundBuffer();
        pending.addMessage(Unpooled.buffer(bytes).writeZero(bytes), bytes, channel.newPromise());
        channel.runPendingTasks();
    }

    private static final class Client extends ChannelOutboundHandlerAdapter {
        private boolean reads = true;

        @Override
        public void flush(ChannelHandlerContext context) throws Exception {
            if (reads) {
                super.flush(context);
            }
        }
    }
}
