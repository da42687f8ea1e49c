package dev.backsource.edge.transport.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HalfCloseTest {
    private static final int MUCH = 100_000;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final HalfClose end = new HalfClose();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void read(boolean wanted) {
        channel.config().setAutoRead(wanted);
        end.read(channel, Unpooled.wrappedBuffer(new byte[MUCH]));
    }

    @Test
    void shouldEndTheConnectionOnceNothingIsOwed() {
        // When
        end.comes();

        // Then
        assertThat(end.endsConnection(true)).isFalse();
        assertThat(end.endsConnection(false)).isTrue();
    }

    @Test
    void shouldOweNothingToAClientThatHasSentMuchOfWhatNobodyAskedFor() {
        // When
        read(false);
        end.comes();

        // Then
        assertThat(end.endsConnection(true)).isTrue();
    }

    @Test
    void shouldOweAnswersToAClientWhoseBytesWereAskedFor() {
        // When
        read(false);
        read(true);
        end.comes();

        // Then
        assertThat(end.endsConnection(true)).isFalse();
    }

    @Test
    void shouldEndNoConnectionWhoseClientHasNot() {
        // When
        read(false);

        // Then
        assertThat(end.endsConnection(false)).isFalse();
    }
}
