package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {
    @Test
    void shouldBeTheStandardPortsUnlessTheEnvironmentAsksForOthers() {
        assertThat(StackPorts.of(Map.of())).isEqualTo(StackPorts.STANDARD);
    }

    @Test
    void shouldMoveAllByTheOffsetButThoseWithAPlaceOfTheirOwn() {
        // When
        var ports = StackPorts.of(Map.of("BACKSOURCE_PORT_OFFSET", "1000", "BACKSOURCE_PORT_EDGE_2_HTTPS", "18445"));

        // Then
        assertThat(ports.configService()).isEqualTo(9080);
        assertThat(ports.aliyun()).isEqualTo(9070);
        assertThat(ports.configManagement()).isEqualTo(10_000);
        assertThat(ports.edge2()).isEqualTo(new EdgePorts(9082, 18_445, 10_082));
        assertThat(ports.database()).isEqualTo(26_432);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "-1", "1.5"})
    void shouldNameTheVariableThatIsNoPort(String text) {
        assertThatThrownBy(() -> StackPorts.of(Map.of("BACKSOURCE_PORT_KAFKA", text)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("BACKSOURCE_PORT_KAFKA=" + text);
    }

    @Test
    void shouldRefuseAnOffsetThatMovesAPortOutOfRange() {
        assertThatThrownBy(() -> StackPorts.of(Map.of("BACKSOURCE_PORT_OFFSET", "60000")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("OFFSET");
    }
}
