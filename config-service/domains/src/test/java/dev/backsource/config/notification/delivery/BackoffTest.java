package dev.backsource.config.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest(name = "{0} failures, chance {1}, Retry-After {2} s: {3} ms")
    @CsvSource({
        "1,   1,   , 2000",
        "1,   0,   , 1000",
        "2,   1,   , 4000",
        "9,   1,   , 512000",
        "10,  1,   , 600000",
        "999, 1,   , 600000",
        "999, 0,   , 300000",
        "1,   1,  1, 2000",
        "1,   1, 90, 90000",
        "1,   1, 999999999, 600000",
        "1,   1, -5, 2000",
    })
    void shouldWaitTwiceAsLongEachTimeAndHeedTheReceiver(
            int failures, double chance, @Nullable Integer retryAfter, long millis) {
        // When
        var next = new Backoff(() -> chance)
                .next(failures, retryAfter == null ? null : Duration.ofSeconds(retryAfter), NOW);

        // Then
        assertThat(Duration.between(NOW, next).toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest(name = "{0}, Retry-After {1}: {2}, {3}")
    @CsvSource({
        "200, , DELIVERED,",
        "202, , DELIVERED,",
        "302, , FAILED,",
        "400, , REFUSED,",
        "401, , FAILED,",
        "410, , GONE,",
        "413, , REFUSED,",
        "422, , REFUSED,",
        "429, 7, FAILED, 7",
        "503, 'Thu, 1 Jan 2026 12:00:30 GMT', FAILED, 30",
        "503, soon, FAILED,",
        "503, 99999999999999999999, FAILED,",
    })
    void shouldTellWhatIsRepeatedFromWhatIsNot(
            int status, @Nullable String retryAfter, Attempt.Outcome outcome, @Nullable Integer seconds) {
        // When
        var attempt = Attempt.of(status, retryAfter, NOW);

        // Then
        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
