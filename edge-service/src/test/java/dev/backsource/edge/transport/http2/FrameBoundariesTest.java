package dev.backsource.edge.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class FrameBoundariesTest {
    private static final int HEAD_BYTES = 9;
    private static final int RST_STREAM = 3;

    private final FrameBoundaries frames = new FrameBoundaries();

    @Test
    void shouldFindAFrameBehindAPayloadThatLooksLikeOne() {
        // When
        var head = frames.begins(head(0, 26));
        var first = frames.begins(head(RST_STREAM, 4).writeInt(5));
        var second = frames.begins(head(RST_STREAM, 4).writeInt(5));
        var next = frames.begins(head(RST_STREAM, 4).writeInt(5));

        // Then
        assertThat(head).isTrue();
        assertThat(first).isFalse();
        assertThat(second).isFalse();
        assertThat(next).isTrue();
    }

    @Test
    void shouldFindAFrameBehindSeveralInOneBuffer() {
        // Given
        var two = Unpooled.buffer()
                .writeBytes(head(RST_STREAM, 4).writeInt(5))
                .writeBytes(head(0, 7))
                .writeZero(3);

        // When
        frames.begins(two);
        var rest = frames.begins(Unpooled.buffer().writeZero(4));
        var next = frames.begins(head(0, 0));

        // Then
        assertThat(rest).isFalse();
        assertThat(next).isTrue();
    }

    @Test
    void shouldTakeAnEmptyBufferForNoFrame() {
        // When
        var empty = frames.begins(Unpooled.EMPTY_BUFFER);
        var next = frames.begins(head(0, 0));

        // Then
        assertThat(empty).isFalse();
        assertThat(next).isTrue();
    }

    private static ByteBuf head(int type, int length) {
        return Unpooled.buffer(HEAD_BYTES)
                .writeMedium(length)
                .writeByte(type)
                .writeByte(0)
                .writeInt(1);
    }
}
