package dev.backsource.edge.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.transport.ReadCount;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBackpressureTest {
    private static final int NUMBER = 1;
    /** An empty frame of settings. */
    private static final byte[] FRAME = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private final ReadCount reading = new ReadCount();
    private final EmbeddedChannel channel = new EmbeddedChannel(
            reading, new WriteBackpressure(), Http2FrameCodecBuilder.forServer().build());

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
    void shouldReadNothingMoreOfAClientThatReadsNothing() {
        // Given
        setWritable(false);
        var before = reading.reads();

        // When: the read that was underway
        channel.writeInbound(Unpooled.wrappedBuffer(FRAME));

        // Then
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(reading.reads()).isEqualTo(before);
    }

    @Test
    void shouldReadOnOnceItReads() {
        // Given
        setWritable(false);
        channel.writeInbound(Unpooled.wrappedBuffer(FRAME));
        var before = reading.reads();

        // When
        setWritable(true);

        // Then
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(reading.reads()).isGreaterThan(before);
    }

    private void setWritable(boolean isWritable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(NUMBER, isWritable);
        channel.runPendingTasks();
    }
}
