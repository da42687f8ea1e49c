package dev.backsource.edge.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinReadRateTest {
    private static long nanos(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    /** With a minimum rate of 1,000 bytes a second that applies after 10 s, and an idle timeout of 75 s. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 9, true",
        "0, 0, 10, false",
        "9999, 5, 5, false",
        "10000, 5, 5, true",
        "19999, 10, 10, false",
        "1000000, 0, 74, true",
        "1000000, 0, 75, false"
    })
    void shouldWaitForWhoTakesEnough(long bytes, long waited, long waiting, boolean kept) {
        // Given
        var pace = new MinReadRate(nanos(75), nanos(10), 1000);

        // When
        var result = pace.isKept(bytes, nanos(waited), nanos(waiting));

        // Then
        assertThat(result).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"74, true", "75, false"})
    void shouldWaitForAnyRateWhereNoneIsSet(long waiting, boolean kept) {
        // Given
        var pace = new MinReadRate(nanos(75), nanos(10), 0);

        // When
        var result = pace.isKept(1, nanos(1000), nanos(waiting));

        // Then
        assertThat(result).isEqualTo(kept);
    }
}
