package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.benchmarks.edge.load.SteadyRate.Latency;
import org.junit.jupiter.api.Test;

class SteadyRateTest {
    @Test
    void shouldReadWhatTheLoadPrints() {
        assertThat(SteadyRate.parse("answers 100000 p50 0.101 p99 1.250 p99.9 12.345\n"))
                .isEqualTo(new Latency(0.101, 1.25, 12.345));
    }

    @Test
    void shouldSayWhatWasPrintedInstead() {
        assertThatThrownBy(() -> SteadyRate.parse("12 of 100 answers have not come"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("12 of 100");
    }
}
