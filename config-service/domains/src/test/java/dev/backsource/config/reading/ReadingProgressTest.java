package dev.backsource.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TurnedClock clock = new TurnedClock(START);
    private final ReadingProgress progress = new ReadingProgress(clock, new ShortSilence());

    @Test
    void shouldStallOnceTheStreamIsNotAnsweredForTooLong() {
        // When
        clock.moveTo(START.plusSeconds(30));
        var inTime = progress.now();
        clock.moveTo(START.plusSeconds(31));

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
        clock.moveTo(START.plusSeconds(40));
        progress.answered(ReadingProgress.EVENTS);

        // Then
        assertThat(progress.now().isStalled()).isTrue();
        assertThat(progress.now().answeredAt()).isEqualTo(START);
    }

    @Test
    void shouldMoveSinceTheLastOfTheReadersIsAnsweredAgain() {
        // Given
        progress.answered("edge-status");
        clock.moveTo(START.plusSeconds(100));
        progress.answered(ReadingProgress.EVENTS);
        assertThat(progress.now().movingSince()).isEqualTo(START);

        // When
        clock.moveTo(START.plusSeconds(101));
        progress.answered("edge-status");

        // Then
        assertThat(progress.now().isStalled()).isFalse();
        assertThat(progress.now().movingSince()).isEqualTo(START.plusSeconds(101));
    }
}
