package dev.backsource.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.FastThreadLocal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsTest {
    private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    private final EmbeddedChannel one = shared();
    private final EmbeddedChannel other = shared();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void shouldReadIntoTheSameBufferOnceNobodyKeepsIt() {
        // Given
        var first = read(one);
        first.writeByte('x').readByte();

        // When
        first.release();
        var second = read(other);

        // Then
        assertThat(second).isSameAs(first);
        assertThat(second.readerIndex()).isZero();
        assertThat(second.writableBytes()).isEqualTo(2 * 1024);
        second.release();
    }

    @Test
    void shouldReleaseTheBufferWhenTheLoopEnds() {
        // Given
        var last = read(one);
        last.release();

        // When
        FastThreadLocal.removeAll();

        // Then
        assertThat(last.refCnt()).isZero();
    }

    @Test
    void shouldNotTouchWhatSomebodyKeeps() {
        // Given
        var first = read(one);
        first.writeBytes(new byte[] {'a', 'b', 'c'});
        var kept = first.readRetainedSlice(2);
        first.release();

        // When
        var second = read(one);
        second.writeBytes(new byte[] {'x', 'y', 'z'});

        // Then
        assertThat(second).isNotSameAs(first);
        assertThat(kept.getByte(0)).isEqualTo((byte) 'a');
        assertThat(kept.getByte(1)).isEqualTo((byte) 'b');
        second.release();
        assertThat(kept.release()).isTrue();
        assertThat(first.refCnt()).isZero();
    }

    /** As when a handler of one read makes another connection read. */
    @Test
    void shouldGiveAnotherBufferWhileOneIsRead() {
        // Given
        var first = read(one);

        // When
        var second = read(other);

        // Then
        assertThat(second).isNotSameAs(first);
        second.release();
        assertThat(first.release()).isTrue();
    }

    /** As when direct memory is exhausted: the next read must not overwrite earlier data that is still in use. */
    @Test
    void shouldNotGiveUpABufferForWhichThereIsNoOther() {
        // Given
        var kept = read(one);
        kept.writeByte('x');

        // When
        assertThatThrownBy(() -> handle(other).allocate(ExhaustedAllocator.allocator()))
                .isInstanceOf(OutOfMemoryError.class);
        var next = read(other);

        // Then
        assertThat(next).isNotSameAs(kept);
        assertThat(kept.release()).isTrue();
        next.release();
    }

    @Test
    void shouldGiveLargeReadsABufferOfTheirOwn() {
        // Given
        var handle = handle(one);
        for (var full = 0; full < 10; full++) {
            handle.reset(one.config());
            handle.attemptedBytesRead(handle.guess());
            handle.lastBytesRead(handle.guess());
            handle.readComplete();
        }

        // When
        var large = handle.allocate(ALLOCATOR);

        // Then
        assertThat(large.capacity()).isEqualTo(64 * 1024);
        assertThat(large.release()).isTrue();
    }

    private static EmbeddedChannel shared() {
        var channel = new EmbeddedChannel();
        SharedReads.use(channel);
        return channel;
    }

    private static ByteBuf read(EmbeddedChannel channel) {
        return handle(channel).allocate(ALLOCATOR);
    }

    private static RecvByteBufAllocator.Handle handle(EmbeddedChannel channel) {
        return channel.unsafe().recvBufAllocHandle();
    }
}
