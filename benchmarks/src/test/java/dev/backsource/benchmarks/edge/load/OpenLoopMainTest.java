package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopMainTest {
    /** Of 10,000 times, 120 are longer than 1 ms and 15 longer than 20 ms. */
    @Test
    void shouldPrintPercentilesThatTheSteadyRateReads() {
        // Given
        var nanos = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
        nanos.recordValueWithCount(TimeUnit.MILLISECONDS.toNanos(1), 9_880);
        nanos.recordValueWithCount(TimeUnit.MILLISECONDS.toNanos(20), 105);
        nanos.recordValueWithCount(TimeUnit.SECONDS.toNanos(3), 15);

        // When
        var line = OpenLoopMain.line(nanos);
        var latency = SteadyRate.parse(line);

        // Then: within the three digits that the histogram keeps
        assertThat(line).startsWith("answers 10000 ");
        assertThat(latency.p50()).isEqualTo(1, within(0.01));
        assertThat(latency.p99()).isEqualTo(20, within(0.1));
        assertThat(latency.p999()).isEqualTo(3000, within(10.0));
    }
}
