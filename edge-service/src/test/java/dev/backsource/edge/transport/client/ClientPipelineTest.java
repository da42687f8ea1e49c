package dev.backsource.edge.transport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.junit.jupiter.api.Test;

class ClientPipelineTest {
    private static final long UNSENT = 128 * 1024;

    /** Whether a read that has filled its buffer is followed immediately by another. */
    @SuppressWarnings("deprecation") // Netty's own channels use no other.
    private static boolean readsOn(NioSocketChannel channel) {
        RecvByteBufAllocator reads = channel.config().getRecvByteBufAllocator();
        var read = reads.newHandle();
        read.reset(channel.config());
        read.attemptedBytesRead(1);
        read.lastBytesRead(1);
        read.incMessagesRead(1);
        return read.continueReading();
    }

    @Test
    void shouldReadOfAClientOnceBeforeItIsTheNextOnesTurn() {
        // Given
        var channel = new NioSocketChannel();
        var before = readsOn(channel);

        // When
        new ClientPipeline(channel).readInTurn();

        // Then
        assertThat(before).isTrue();
        assertThat(readsOn(channel)).isFalse();
    }

    @Test
    void shouldLimitTheUnsentBytesThatTheKernelTakes() {
        assumeTrue(Epoll.isAvailable(), "only Linux' native transport has that option");
        // Given
        var channel = new EpollSocketChannel();
        try {
            // When
            new ClientPipeline(channel).limitUnsent(UNSENT);

            // Then
            assertThat(channel.config().getTcpNotSentLowAt()).isEqualTo(UNSENT);
        } finally {
            channel.unsafe().closeForcibly();
        }
    }
}
