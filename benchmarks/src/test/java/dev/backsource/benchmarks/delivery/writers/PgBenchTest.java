package dev.backsource.benchmarks.delivery.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgBenchTest {
    private static final String PRINTED = """
            pgbench (16.9 (Debian 16.9-1.pgdg120+1))
            transaction type: change.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 8
            number of threads: 1
            maximum number of tries: 1
            duration: 10 s
            number of transactions actually processed: 12345
            number of failed transactions: 0 (0.000%)
            latency average = 6.479 ms
            initial connection time = 20.123 ms
            tps = 1234.567890 (without initial connection time)
            """;

    @Test
    void shouldReadTheRateAndNoOtherNumber() {
        assertThat(PgBench.transactionsPerSecond(PRINTED)).isEqualTo(1234.56789);
    }

    @Test
    void shouldSayWhatWasPrintedInstead() {
        assertThatThrownBy(() -> PgBench.transactionsPerSecond("pgbench: error: connection to server failed"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("connection to server failed");
    }
}
