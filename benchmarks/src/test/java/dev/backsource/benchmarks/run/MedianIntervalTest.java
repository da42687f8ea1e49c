package dev.backsource.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianIntervalTest {
    /** The ranks of tables for 100 values: the 40th and the 61st. */
    @Test
    void shouldGoFromTheFortiethToTheSixtyFirstOfAHundred() {
        // When
        var interval = MedianInterval.of(
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());

        // Then
        assertThat(interval).isEqualTo(new MedianInterval(50.5, 40, 61));
    }

    @Test
    void shouldBeTheRangeOfFewValues() {
        // When
        var interval = MedianInterval.of(3, 1, 2);

        // Then
        assertThat(interval).isEqualTo(new MedianInterval(2, 1, 3));
    }

    @Test
    void shouldContainTheMedianOfNineteenSamplesInTwentyAndMore() {
        // Given
        var random = new Random(42);

        // When
        var right = IntStream.range(0, 2000)
                .mapToObj(any -> MedianInterval.of(
                        random.doubles(50).map(value -> Math.exp(value)).toArray()))
                .filter(interval -> interval.contains(Math.exp(0.5)))
                .count();

        // Then
        assertThat(right / 2000.0).isBetween(0.95, 0.98);
    }

    @Test
    void shouldBeWidenedOnBothSides() {
        // When
        var widened = new MedianInterval(1, 0.99, 1.02).widened(0.1);

        // Then
        assertThat(widened.low()).isEqualTo(0.99 * 0.9);
        assertThat(widened.high()).isEqualTo(1.02 * 1.1);
        assertThat(new MedianInterval(1, 0.99, 1.02).farthestFromOne()).isEqualTo(1.02 - 1);
    }
}
