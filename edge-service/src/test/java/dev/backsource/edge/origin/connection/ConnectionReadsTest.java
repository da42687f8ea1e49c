package dev.backsource.edge.origin.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ConnectionReadsTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ConnectionReads reads = new ConnectionReads(channel, false);

    /** As after reads that were filled. */
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
