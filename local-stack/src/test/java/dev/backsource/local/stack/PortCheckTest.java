package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.infrastructure.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void shouldNameEveryPortInUseAndWhatWantsIt() throws Exception {
        try (var onLoopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var onAll = new ServerSocket(0)) {
            // Given
            var uses = Map.of(
                    onLoopback.getLocalPort(), "config-service",
                    onAll.getLocalPort(), "edge-1's HTTP",
                    FreePorts.next(), "PostgreSQL");

            // Then
            assertThatThrownBy(() -> PortCheck.requireFree(uses))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + onLoopback.getLocalPort() + " in use; needed by config-service")
                    .hasMessageContaining("port " + onAll.getLocalPort() + " in use; needed by edge-1's HTTP")
                    .hasMessageNotContaining("PostgreSQL");
        }
    }

    @Test
    void shouldBeContentWithFreePorts() {
        assertThatCode(() -> PortCheck.requireFree(StackPorts.free().uses(true)))
                .doesNotThrowAnyException();
    }
}
