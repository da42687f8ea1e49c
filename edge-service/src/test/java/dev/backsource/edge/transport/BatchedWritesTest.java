package dev.backsource.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.VoidChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The batches and moments in which a connection's writes get to the kernel. */
class BatchedWritesTest {
    private static final String LARGE = "x".repeat(5_000);

    private final EmbeddedChannel channel = new EmbeddedChannel();

    BatchedWritesTest() {
        BatchedWrites.add(channel);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldWriteHeadAndShortBodyAsOne() {
        // When
        write("head ");
        write("body");
        endOfTurn();

        // Then
        assertThat(written()).containsExactly("head body");
    }

    @Test
    void shouldNotCopyWhatIsAlone() {
        // Given
        var alone = Unpooled.copiedBuffer("alone", StandardCharsets.US_ASCII);

        // When
        channel.write(alone);
        endOfTurn();

        // Then
        assertThat(channel.<ByteBuf>readOutbound()).isSameAs(alone);
        alone.release();
    }

    @Test
    void shouldAppendToNoBufferOfOthers() {
        // Given
        var others = Unpooled.buffer(64).writeBytes("head ".getBytes(StandardCharsets.US_ASCII));

        // When
        channel.write(others.retain());
        write("body");
        endOfTurn();

        // Then
        assertThat(written()).containsExactly("head body");
        assertThat(others.toString(StandardCharsets.US_ASCII)).isEqualTo("head ");
        others.release();
    }

    @Test
    void shouldWriteNothingBeforeTheEndOfTheTurn() {
        // When
        write("early");
        channel.unsafe().flush();

        // Then
        assertThat(channel.<ByteBuf>readOutbound()).isNull();
    }

    @Test
    void shouldKeepTheOrderOfSmallAndLarge() {
        // When
        write("before ");
        write(LARGE);
        write("after");
        endOfTurn();

        // Then
        assertThat(String.join("", written())).isEqualTo("before " + LARGE + "after");
    }

    @Test
    void shouldWriteMoreThanOneGatheringHolds() {
        // When
        for (var i = 0; i < 10; i++) {
            write("y".repeat(1_000));
        }
        endOfTurn();

        // Then
        assertThat(String.join("", written())).hasSize(10_000);
    }

    @Test
    void shouldWriteWhatIsGatheredBeforeItCloses() {
        // When
        channel.write(Unpooled.copiedBuffer("last words", StandardCharsets.US_ASCII));
        channel.close();
        channel.runPendingTasks();

        // Then
        assertThat(written()).containsExactly("last words");
    }

    @Test
    void shouldCompleteNoWriteBeforeTheKernelHasIt() {
        // When
        var small = channel.write(Unpooled.copiedBuffer("small", StandardCharsets.US_ASCII));
        var before = small.isDone();
        endOfTurn();

        // Then
        assertThat(before).isFalse();
        assertThat(small.isSuccess()).isTrue();
    }

    /** Like a server that closes after the end of a response: data before the end must not be lost. */
    @Test
    void shouldCompleteAWriteAfterTheBytesBeforeIt() {
        // Given
        var slow = new SlowKernel();
        BatchedWrites.add(slow);

        // When
        slow.write(Unpooled.copiedBuffer(LARGE, StandardCharsets.US_ASCII));
        var end = slow.writeAndFlush(Unpooled.EMPTY_BUFFER);
        slow.runPendingTasks();
        var before = end.isDone();
        slow.take(LARGE.length());

        // Then
        assertThat(before).isFalse();
        assertThat(end.isSuccess()).isTrue();
        slow.finishAndReleaseAll();
    }

    @Test
    void shouldCompleteMergedWritesInTheirOrder() {
        // Given
        List<String> done = new ArrayList<>();

        // When
        for (var text : List.of("a", "b", "c")) {
            channel.write(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII))
                    .addListener(written -> done.add(text + written.isSuccess()));
            write("-");
        }
        endOfTurn();

        // Then
        assertThat(written()).containsExactly("a-b-c-");
        assertThat(done).containsExactly("atrue", "btrue", "ctrue");
    }

    @Test
    void shouldFailMergedWritesThatTheEndOfTheConnectionOvertakes() {
        // When
        var first = channel.write(Unpooled.copiedBuffer("a", StandardCharsets.US_ASCII));
        var second = channel.write(Unpooled.copiedBuffer("b", StandardCharsets.US_ASCII));
        ConnectionReset.of(channel);
        channel.runPendingTasks();

        // Then
        assertThat(first.cause()).isInstanceOf(ClosedChannelException.class);
        assertThat(second.cause()).isInstanceOf(ClosedChannelException.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldCloseOnlyWhenTheKernelHasEverything() {
        // Given
        var slow = new SlowKernel();
        BatchedWrites.add(slow);
        slow.write(Unpooled.copiedBuffer(LARGE, StandardCharsets.US_ASCII));

        // When
        var closed = slow.pipeline().close();
        slow.runPendingTasks();
        slow.take(LARGE.length() - 1);
        var before = slow.isOpen();
        slow.take(1);

        // Then
        assertThat(before).isTrue();
        assertThat(closed.isSuccess()).isTrue();
        slow.finishAndReleaseAll();
    }

    @Test
    void shouldResetAConnectionWhoseOtherSideDelaysTheClose() {
        // Given
        var slow = new SlowKernel();
        BatchedWrites.add(slow);
        slow.write(Unpooled.copiedBuffer(LARGE, StandardCharsets.US_ASCII));
        slow.pipeline().close();
        slow.runPendingTasks();

        // When
        slow.advanceTimeBy(1, TimeUnit.HOURS);
        slow.runScheduledPendingTasks();

        // Then
        assertThat(slow.isOpen()).isFalse();
        slow.finishAndReleaseAll();
    }

    /** Otherwise a broken connection looks like one that the other side has ended. */
    @Test
    void shouldTellOfALargeWriteThatFailedBeforeTheEnd() {
        // Given
        List<String> told = new ArrayList<>();
        var broken = broken(told);
        BatchedWrites.addTelling(broken);

        // When: by a promise without listeners, like Vert.x's
        broken.pipeline()
                .write(Unpooled.copiedBuffer(LARGE, StandardCharsets.US_ASCII), new VoidChannelPromise(broken, false));
        broken.flush();
        broken.runPendingTasks();

        // Then
        assertThat(told).containsExactly("reset by peer", "end");
        broken.finishAndReleaseAll();
    }

    /** The following data would be read as if nothing was missing. */
    @Test
    void shouldEndAConnectionThatThereIsNoMemoryFor() {
        // Given
        write("head ");
        channel.config().setAllocator(ExhaustedAllocator.allocator());

        // When
        var lost = channel.write(Unpooled.copiedBuffer("body", StandardCharsets.US_ASCII));
        write("next");
        endOfTurn();

        // Then
        assertThat(lost.cause()).isInstanceOf(OutOfMemoryError.class);
        assertThat(channel.isOpen()).isFalse();
        assertThat(written()).isEmpty();
        assertThatThrownBy(channel::checkException).isInstanceOf(OutOfMemoryError.class);
    }

    /** Takes a given number of bytes. */
    private static final class SlowKernel extends EmbeddedChannel {
        private int room;

        SlowKernel() {
            freezeTime();
        }

        void take(int bytes) {
            room += bytes;
            unsafe().flush();
            runPendingTasks();
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer out) {
            while (out.current() instanceof ByteBuf next && (room > 0 || !next.isReadable())) {
                var taken = Math.min(room, next.readableBytes());
                room -= taken;
                out.removeBytes(taken);
                if (taken == 0) {
                    out.remove();
                }
            }
        }
    }

    private static EmbeddedChannel broken(List<String> told) {
        return new EmbeddedChannel(new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
                told.add(thrown.getMessage());
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                told.add("end");
            }
        }) {
            @Override
            protected void doWrite(ChannelOutboundBuffer out) throws Exception {
                throw new IOException("reset by peer");
            }
        };
    }

    private void write(String text) {
        channel.write(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void endOfTurn() {
        channel.flush();
        channel.runPendingTasks();
    }

    private List<String> written() {
        var texts = new ArrayList<String>();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            texts.add(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return texts;
    }
}
