package dev.backsource.benchmarks.findings.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedConnectionsTest {
    @Test
    void shouldReadTheKernelsCountByItsName() {
        assertThat(OpenedConnections.of(List.of(
                        "Ip: Forwarding DefaultTTL",
                        "Ip: 1 64",
                        "Tcp: RtoAlgorithm RtoMin MaxConn ActiveOpens PassiveOpens",
                        "Tcp: 1 200 -1 4711 42")))
                .isEqualTo(4711);
    }

    @Test
    void shouldReadThisMachinesCount() {
        assertThat(OpenedConnections.now()).isNotNegative();
    }
}
