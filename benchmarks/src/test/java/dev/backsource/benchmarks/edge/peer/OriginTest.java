package dev.backsource.benchmarks.edge.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void shouldReadHowManyRequestsNginxCounts() {
        assertThat(Origin.counted("""
                        Active connections: 2\s
                        server accepts handled requests
                         41 40 12345\s
                        Reading: 0 Writing: 1 Waiting: 1\s
                        """)).isEqualTo(12_345);
    }

    @Test
    void shouldSayWhatWasPrintedInstead() {
        assertThatThrownBy(() -> Origin.counted("404 Not Found"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("404 Not Found");
    }
}
