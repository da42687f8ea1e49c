package dev.backsource.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TurnedClock clock = new TurnedClock();
    private final ReadingProgress progress = new ReadingProgress(clock, new ShortSilence());

    @Test
    void shouldStallOnceTheStreamIsNotAnsweredForTooLong() {
        // When
        clock.now = START.plusSeconds(30);
        var inTime = progress.now();
        clock.now = START.plusSeconds(31);

        // Then
        assertThat(inTime.isStalled()).isFalse();
        assertThat(progress.now().isStalled()).isTrue();
        assertThat(progress.now().age()).isEqualTo(Duration.ofSeconds(31));
    }

    /** A topic that isn't there is never answered for. */
    @Test
    void shouldMindOnlyReadersThatWereAnsweredOnce() {
        // Given
        progress.answered("edge-status");

        // When
        clock.now = START.plusSeconds(40);
        progress.answered(ReadingProgress.EVENTS);

        // Then
        assertThat(progress.now().isStalled()).isTrue();
        assertThat(progress.now().answeredAt()).isEqualTo(START);
    }

    @Test
    void shouldMoveSinceTheLastOfTheReadersIsAnsweredAgain() {
        // Given
        progress.answered("edge-status");
        clock.now = START.plusSeconds(100);
        progress.answered(ReadingProgress.EVENTS);
        assertThat(progress.now().movingSince()).isEqualTo(START);

        // When
        clock.now = START.plusSeconds(101);
        progress.answered("edge-status");

        // Then
        assertThat(progress.now().isStalled()).isFalse();
        assertThat(progress.now().movingSince()).isEqualTo(START.plusSeconds(101));
    }

    private static final class TurnedClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
