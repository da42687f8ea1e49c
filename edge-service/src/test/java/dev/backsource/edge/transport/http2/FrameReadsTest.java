package dev.backsource.edge.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.transport.DroppedBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameReadsTest {
    private static final int RECORD = 16 * 1024;

    private final FrameReads reads = new FrameReads();
    private final HeldClose closing = new HeldClose();
    private final Decoder decoder = new Decoder();
    private final EmbeddedChannel channel = new EmbeddedChannel(closing, reads, decoder);

    @AfterEach
    void close() {
        closing.isHeld = false;
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldPassAllBytesOnInPieces() {
        // Given
        var sent = Unpooled.buffer(RECORD);
        while (sent.isWritable()) {
            sent.writeInt(sent.writerIndex());
        }

        // When
        channel.writeInbound(sent.retainedDuplicate());

        // Then
        assertThat(decoder.read).isEqualTo(sent);
        assertThat(decoder.largest).isEqualTo(FrameReads.MOST_AT_ONCE);
        assertThat(sent.refCnt()).isEqualTo(1);
    }

    @Test
    void shouldPassNothingOnBehindTheErrorInTheSameRead() {
        // Given
        decoder.ended = true;
        var sent = Unpooled.buffer(RECORD).writeZero(RECORD);

        // When
        channel.writeInbound(sent);

        // Then
        assertThat(decoder.read.readableBytes()).isEqualTo(FrameReads.MOST_AT_ONCE);
        assertThat(sent.refCnt()).isZero();
    }

    @Test
    void shouldPassLessOnAtOnceFromTheFirstReset() {
        // Given
        reads.streamReset();
        decoder.ended = true;

        // When
        channel.writeInbound(Unpooled.buffer(RECORD).writeZero(RECORD));

        // Then
        assertThat(decoder.read.readableBytes()).isEqualTo(FrameReads.MOST_AFTER_RESET);
    }

    @Test
    void shouldResetAConnectionThatSendsOnAndOn() {
        // Given
        reads.end();

        // When
        for (var bytes = 0; bytes < DroppedBytes.MOST; bytes += RECORD) {
            channel.writeInbound(Unpooled.buffer(RECORD).writeZero(RECORD));
        }
        assertThat(channel.isOpen()).isTrue();
        channel.writeInbound(Unpooled.buffer(1).writeZero(1));

        // Then
        assertThat(channel.isOpen()).isFalse();
        assertThat(decoder.read.readableBytes()).isZero();
    }

    @Test
    void shouldCloseOnce() {
        // Given
        reads.end();
        closing.isHeld = true;

        // When
        var first = channel.pipeline().lastContext().close();
        var second = channel.pipeline().lastContext().close();

        // Then
        assertThat(closing.closes).isOne();
        assertThat(second.isDone()).isFalse();
        channel.pipeline().firstContext().close();
        assertThat(second.isSuccess()).isTrue();
        assertThat(first.isDone()).isFalse();
    }

    /** Ends the connection with the first bytes, where a test wants that. */
    private final class Decoder extends ChannelInboundHandlerAdapter {
        private final ByteBuf read = Unpooled.buffer();
        private boolean ended;
        private int largest;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var piece = (ByteBuf) message;
            largest = Math.max(largest, piece.readableBytes());
            read.writeBytes(piece);
            piece.release();
            if (ended) {
                reads.end();
            }
        }
    }

    /** A close that waits for the other side, where a test wants that. */
    private static final class HeldClose extends ChannelOutboundHandlerAdapter {
        private boolean isHeld;
        private int closes;

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
            closes++;
            if (!isHeld) {
                super.close(context, promise);
            }
        }
    }
}
