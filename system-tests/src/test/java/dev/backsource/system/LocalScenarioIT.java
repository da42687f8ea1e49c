package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenario over the packaged services as processes. */
@Order(SharedLocalStack.FIRST)
@ExtendWith(SharedLocalStack.class)
class LocalScenarioIT extends ScenarioTests {
    private final LocalStackUnderTest stack;

    LocalScenarioIT(LocalStackUnderTest stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"config-service", "edge-1", "origin-health-service"})
    @ExtendWith(NeedsPromtool.class)
    void shouldHaveMetricsOfWhichPrometheusHasNothingToSay(String part) {
        // Given
        var uri = Objects.requireNonNull(stack.metrics().get(part));

        // When
        var metrics = Http.get(uri, "*/*").body();

        // Then
        assertThat(Promtool.check(metrics)).isEmpty();
        assertThat(metrics).contains("backsource_build_info{");
    }

    /** What the start adds to Prometheus' registry before Quarkus has put it together is easily lost, in a packaged service only. */
    @ParameterizedTest
    @CsvSource({
        "config-service, backsource_change_delivery_seconds",
        "edge-1, backsource_edge_client_wait_seconds",
        "edge-1, backsource_edge_origin_response_time_seconds",
        "origin-health-service, backsource_probe_duration_seconds"
    })
    void shouldHaveHistogramsOfLatency(String part, String name) {
        // Given
        var uri = Objects.requireNonNull(stack.metrics().get(part));

        // When
        var metrics = Http.get(uri, "*/*").body();

        // Then
        assertThat(metrics.lines()).contains("# TYPE " + name + " histogram");
    }

    @Override
    StackUnderTest stack() {
        return stack;
    }
}
