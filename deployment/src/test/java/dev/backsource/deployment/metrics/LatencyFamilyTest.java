package dev.backsource.deployment.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyFamilyTest {
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void shouldBeScrapedAsAHistogramWithCumulativeBuckets() {
        // Given
        var family = LatencyFamily.register(prometheus, "test.wait", "How long a test waits", "cache");

        // When
        family.of("hit").record(TimeUnit.MICROSECONDS.toNanos(500));
        family.of("hit").record(TimeUnit.MILLISECONDS.toNanos(30));
        family.of("hit").record(TimeUnit.MINUTES.toNanos(2));

        // Then
        assertThat(prometheus.scrape().lines())
                .contains(
                        "# HELP test_wait_seconds How long a test waits",
                        "# TYPE test_wait_seconds histogram",
                        "test_wait_seconds_bucket{cache=\"hit\",le=\"5.0E-4\",} 1.0",
                        "test_wait_seconds_bucket{cache=\"hit\",le=\"0.025\",} 1.0",
                        "test_wait_seconds_bucket{cache=\"hit\",le=\"0.05\",} 2.0",
                        "test_wait_seconds_bucket{cache=\"hit\",le=\"60.0\",} 2.0",
                        "test_wait_seconds_bucket{cache=\"hit\",le=\"+Inf\",} 3.0",
                        "test_wait_seconds_count{cache=\"hit\",} 3.0",
                        "test_wait_seconds_sum{cache=\"hit\",} 120.0305");
    }

    @Test
    void shouldCountADurationOfClocksThatDifferAsNone() {
        // Given
        var histogram = LatencyFamily.registerOne(prometheus, "test.time", "A time of a test");

        // When
        histogram.record(-5);

        // Then
        assertThat(prometheus.scrape().lines())
                .contains("test_time_seconds_bucket{le=\"5.0E-4\",} 1.0", "test_time_seconds_sum 0.0");
    }
}
