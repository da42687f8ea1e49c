package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.events.SampleChanges;
import dev.backsource.deployment.metrics.LatencyFamily;
import dev.backsource.testing.config.SampleReports;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final LatencyFamily family = LatencyFamily.register(
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), "test.delivery", "for a test", "edge");
    private final DeliveryTimes times = new DeliveryTimes(family);

    @Test
    void shouldMeasureFromTheCommitToTheReport() {
        // Given
        report("edge-1", 3, 99, 0);
        publish(3, 100, 1_000);

        // When
        report("edge-1", 3, 100, 1_250);
        report("edge-1", 3, 100, 2_250);

        // Then
        assertThat(count("edge-1")).isEqualTo(1);
        assertThat(sum("edge-1")).isEqualTo(0.25);
    }

    @Test
    void shouldMeasureAChangeThatIsHeardOfAfterTheReport() {
        // Given
        report("edge-1", 3, 99, 0);

        // When
        report("edge-1", 3, 100, 1_250);
        publish(3, 100, 1_000);
        report("edge-1", 3, 100, 9_000);

        // Then
        assertThat(count("edge-1")).isEqualTo(1);
        assertThat(sum("edge-1")).isLessThan(9);
    }

    @Test
    void shouldNotCountAgainWhatAnEdgeReadsAgain() {
        // Given
        report("edge-1", 3, 99, 0);
        publish(3, 100, 1_000);
        report("edge-1", 3, 100, 1_100);

        // When
        report("edge-1", 3, 50, 2_000);
        report("edge-1", 3, 100, 3_000);

        // Then
        assertThat(count("edge-1")).isEqualTo(1);
    }

    @Test
    void shouldNotCountWhatAnEdgeHadWhenItWasFirstHeardOf() {
        // Given
        publish(3, 100, 1_000);

        // When
        report("edge-1", 3, 100, 500_000);

        // Then
        assertThat(count("edge-1")).isZero();
    }

    @Test
    void shouldMeasureOnlySoManyEdgesAndMakeRoomForNewOnes() {
        // Given
        IntStream.rangeClosed(1, DeliveryTimes.MOST_EDGES).forEach(number -> report("edge-" + number, 0, 1, 0));

        // When
        report("one-more", 0, 1, 1_000);
        var full = labels();
        report("later", 0, 1, 3_601_000);

        // Then
        assertThat(full).isEqualTo(DeliveryTimes.MOST_EDGES);
        assertThat(labels()).isEqualTo(1);
    }

    private void publish(int partition, long offset, long atMs) {
        times.published(SampleChanges.at(partition, offset, START.plusMillis(atMs)), START.plusMillis(atMs + 300));
    }

    private void report(String edge, int partition, long offset, long atMs) {
        times.heard(
                SampleReports.ofChanges(edge, START, START, Map.of(partition, offset), List.of()),
                START.plusMillis(atMs));
    }

    private double count(String edge) {
        return value("test_delivery_seconds_count", edge);
    }

    private double sum(String edge) {
        return value("test_delivery_seconds_sum", edge);
    }

    private double value(String name, String edge) {
        return family.collect().get(0).samples.stream()
                .filter(sample -> sample.name.equals(name) && sample.labelValues.contains(edge))
                .mapToDouble(sample -> sample.value)
                .sum();
    }

    private long labels() {
        return family.collect().get(0).samples.stream()
                .filter(sample -> sample.name.endsWith("_count"))
                .map((Sample sample) -> sample.labelValues)
                .distinct()
                .count();
    }
}
