package dev.backsource.benchmarks.delivery.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColdEdgeTest {
    private static final String PAGE = """
            # TYPE backsource_edge_routes gauge
            backsource_edge_routes_total 7.0
            backsource_edge_routes{edge="edge-1"} 1000000.0
            backsource_edge_positions 1.2E6
            """;

    @ParameterizedTest
    @CsvSource({
        "backsource_edge_routes, 1000000",
        "backsource_edge_routes_total, 7",
        "backsource_edge_positions, 1200000",
        "backsource_edge, NaN",
    })
    void shouldReadAMetricByItsWholeName(String name, double value) {
        assertThat(ColdEdge.metric(PAGE, name)).isEqualTo(Double.valueOf(value));
    }
}
