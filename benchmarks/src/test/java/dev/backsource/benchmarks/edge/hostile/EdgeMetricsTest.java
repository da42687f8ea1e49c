package dev.backsource.benchmarks.edge.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdgeMetricsTest {
    private static final String BEFORE = """
            # HELP jvm_memory_used_bytes The amount of used memory
            # TYPE jvm_memory_used_bytes gauge
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2000000.0
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.0E7
            backsource_edge_client_connections 0.0
            backsource_edge_client_connections_refused_total 7.0
            """;

    @Test
    void shouldAddUpTheHeapAndNothingElse() {
        assertThat(new EdgeMetrics(BEFORE).heap()).isEqualTo(17_000_000);
    }

    @Test
    void shouldNameWhatIsHeld() {
        // Given
        var page = BEFORE.replace("client_connections 0.0", "client_connections 3.0")
                + "backsource_edge_cache_fetches_inflight 2.0\n";

        // Then
        assertThat(new EdgeMetrics(BEFORE).held()).isEmpty();
        assertThat(new EdgeMetrics(page).held()).isEqualTo("cache_fetches_inflight 2, client_connections 3");
    }

    @Test
    void shouldNameWhatWasRefusedSince() {
        // Given: one counter has gone on, another is new
        var after = BEFORE.replace("refused_total 7.0", "refused_total 12.0")
                + "backsource_edge_requests_total{status=\"4xx\"} 30.0\n"
                + "backsource_edge_requests_total{status=\"2xx\"} 50.0\n";

        // Then
        assertThat(new EdgeMetrics(after).refusedSince(new EdgeMetrics(BEFORE)))
                .isEqualTo("client_connections_refused_total 5, requests_total{status=\"4xx\"} 30");
    }
}
