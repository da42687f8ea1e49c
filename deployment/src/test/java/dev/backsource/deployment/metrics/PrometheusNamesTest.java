package dev.backsource.deployment.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class PrometheusNamesTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    PrometheusNamesTest() {
        registry.config().meterFilter(new PrometheusNames());
    }

    @Test
    void shouldPutLabelsInSnakeCaseAndGiveAHelpText() {
        // When
        Gauge.builder("sql.pool.size", () -> 3).tag("poolName", "one").register(registry);

        // Then
        assertThat(registry.scrape())
                .contains("# HELP sql_pool_size Framework metric: sql.pool.size")
                .contains("sql_pool_size{pool_name=\"one\",} 3.0");
    }

    @Test
    void shouldKeepADescription() {
        // When
        Gauge.builder("system.cpu.count", () -> 2).description("Processors").register(registry);

        // Then
        assertThat(registry.scrape()).contains("# HELP system_cpus Processors").doesNotContain("_count");
    }

    @Test
    void shouldLeaveOutWhatIsInUnitsThatPrometheusDoesNotUse() {
        // When
        Gauge.builder("kafka.consumer.io.time.ns.avg", () -> 1).register(registry);
        LongTaskTimer.builder("http.server.connections").register(registry).start();
        Gauge.builder("process.cpu.time", () -> 1).baseUnit("ns").register(registry);

        // Then
        assertThat(registry.scrape()).isEmpty();
    }
}
