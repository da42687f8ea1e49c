package dev.backsource.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reuse of buffers, which never includes a buffer in use. */
class WriteBuffersTest {
    private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;
    private static final int SMALL = 100;
    private static final int KEPT = 16;

    @BeforeEach
    @AfterEach
    void forgetThoseOfThisThread() {
        FastThreadLocal.removeAll();
    }

    private static ByteBuf take() {
        return WriteBuffers.take(ALLOCATOR, SMALL);
    }

    /** Buffers are equal by their contents, hence the identities. */
    private static Set<ByteBuf> identities(List<ByteBuf> buffers) {
        var identities = Collections.<ByteBuf>newSetFromMap(new IdentityHashMap<>());
        identities.addAll(buffers);
        return identities;
    }

    private static List<ByteBuf> takeMany(int count) {
        var taken = new ArrayList<ByteBuf>();
        for (var i = 0; i < count; i++) {
            taken.add(take());
        }
        return taken;
    }

    @Test
    void shouldUseABufferAgainOnceItIsReleased() {
        // Given
        var first = take();
        first.writeLong(1).readByte();

        // When
        first.release();
        var second = take();

        // Then
        assertThat(second).isSameAs(first);
        assertThat(second.isReadable()).isFalse();
        assertThat(second.readerIndex()).isZero();
        second.release();
    }

    @Test
    void shouldNotUseABufferOfWhichAPartIsKept() {
        // Given
        var first = take();
        first.writeLong(1);
        var part = first.readRetainedSlice(4);
        first.release();

        // When
        var second = take();

        // Then
        assertThat(second).isNotSameAs(first);
        second.release();
        part.release();
        assertThat(take()).isSameAs(first);
        first.release();
    }

    @Test
    void shouldGiveEachItsOwnWhileAllAreOnTheirWay() {
        // When
        var taken = takeMany(3 * KEPT);

        // Then
        assertThat(identities(taken)).hasSize(3 * KEPT).allMatch(buffer -> buffer.refCnt() > 0);
        taken.forEach(ByteBuf::release);
        assertThat(taken.stream().filter(buffer -> buffer.refCnt() == 1)).hasSize(KEPT);
        assertThat(taken.stream().filter(buffer -> buffer.refCnt() == 0)).hasSize(2 * KEPT);
    }

    @Test
    void shouldUseTheOthersAgainWhileTheFirstIsKept() {
        // Given
        var taken = takeMany(KEPT);
        var first = taken.remove(0);

        // When
        taken.forEach(ByteBuf::release);
        takeMany(1).forEach(ByteBuf::release);
        var again = takeMany(KEPT - 1);

        // Then
        assertThat(identities(again)).isEqualTo(identities(taken));
        again.forEach(ByteBuf::release);
        first.release();
    }

    @Test
    void shouldNotKeepWhatHasGrown() {
        // Given
        var grown = take();
        grown.writeZero(5_000);
        grown.release();

        // When
        var next = take();

        // Then
        assertThat(next.capacity()).isLessThan(5_000);
        next.release();
    }

    @Test
    void shouldKeepNothingLarge() {
        // When
        var large = WriteBuffers.take(ALLOCATOR, 5_000);

        // Then
        assertThat(large.writableBytes()).isGreaterThanOrEqualTo(5_000);
        assertThat(large.release()).isTrue();
    }

    @Test
    void shouldReleaseAllWhenTheLoopEnds() {
        // Given
        var taken = takeMany(KEPT);
        taken.forEach(ByteBuf::release);

        // When
        FastThreadLocal.removeAll();

        // Then
        assertThat(taken).allMatch(buffer -> buffer.refCnt() == 0);
    }

    /** As when direct memory is exhausted: a buffer with unwritten data must not be given to another writer. */
    @Test
    void shouldNotGiveUpABufferForWhichThereIsNoOther() {
        // Given: one that has grown, so that another is to take its place, and is on its way
        var grown = take();
        grown.writeZero(8 * 1024);
        var others = takeMany(KEPT);

        // When
        assertThatThrownBy(() -> WriteBuffers.take(ExhaustedAllocator.allocator(), SMALL))
                .isInstanceOf(OutOfMemoryError.class);

        // Then
        assertThat(grown.refCnt()).isEqualTo(2);
        // Those that are left, and then the one in its place.
        var fresh = takeMany(2);
        assertThat(identities(fresh)).doesNotContain(grown);
        assertThat(grown.release()).isTrue();
        fresh.forEach(ByteBuf::release);
        others.forEach(ByteBuf::release);
    }
}
