package dev.backsource.config.masschange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {
    @Test
    void shouldCountBeforeTheFirstCount() {
        assertThat(new Allowance().take(10_000)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2000, 125",
        "500, 2000, 62",
        "996, 2000, 0",
        "1000, 2000, 0",
        "5000, 2000, 0",
        "0, 128, 8",
        "0, 127, 0"
    })
    void shouldAllowAnEighthOfWhatIsMissingToHalfTheLimit(long recent, long limit, int changes) {
        // Given
        var allowance = new Allowance();

        // When
        allowance.renew(recent, limit);

        // Then
        assertThat(IntStream.range(0, 200).filter(i -> allowance.take(limit)).count())
                .isEqualTo(changes);
    }

    /** Each counts what all have made, and goes on until it has to count again. */
    @Test
    void shouldKeepEightInstancesTogetherWithinHalfTheLimit() {
        // Given
        var instances = Stream.generate(Allowance::new).limit(8).toList();
        var made = 0L;

        // When
        for (var round = 0; round < 100; round++) {
            var counted = made;
            instances.forEach(instance -> instance.renew(counted, 2000));
            for (var instance : instances) {
                while (instance.take(2000)) {
                    made++;
                }
            }
        }

        // Then
        assertThat(made).isBetween(900L, 1000L);
    }
}
