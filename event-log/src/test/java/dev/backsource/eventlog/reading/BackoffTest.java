package dev.backsource.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void shouldWaitForARandomTimeOfTwiceAsMuchAfterEachFailureUpToTenSeconds() {
        // Given
        var backoff = new Backoff(bound -> bound - 1);

        // When
        var waits = LongStream.generate(backoff::nextMs).limit(7);

        // Then
        assertThat(waits).containsExactly(499L, 999L, 1_999L, 3_999L, 7_999L, 9_999L, 9_999L);
    }

    @Test
    void shouldBeginAnewAfterASuccess() {
        // Given
        var backoff = new Backoff(bound -> bound - 1);
        backoff.nextMs();
        backoff.nextMs();

        // When
        backoff.reset();

        // Then
        assertThat(backoff.nextMs()).isEqualTo(499);
    }

    @Test
    void shouldNotTryAgainAtOnceByChance() {
        assertThat(new Backoff(bound -> 0).nextMs()).isEqualTo(50);
    }
}
