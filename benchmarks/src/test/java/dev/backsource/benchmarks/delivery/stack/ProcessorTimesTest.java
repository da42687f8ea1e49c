package dev.backsource.benchmarks.delivery.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimesTest {
    @Test
    void shouldShareOutWhatWasUsedMeanwhile() {
        // Given
        var before = new ProcessorTimes(10, 20, 30);
        var after = new ProcessorTimes(12, 21, 30.5);

        // Then
        assertThat(after.millisEach(before, 1000)).isEqualTo(new ProcessorTimes(2, 1, 0.5));
    }
}
