package dev.backsource.policy.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65536, Integer.MAX_VALUE})
    void shouldRefusePortsOutOfRange(int port) {
        assertThatThrownBy(() -> Ports.check(port))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1..65535")
                .hasMessageContaining(Integer.toString(port));
    }

    @Test
    void shouldRefuseToGrantAStandardPort() {
        assertThatThrownBy(() -> new GrantedPorts(443, null)).hasMessageContaining("needs no grant");
        assertThatThrownBy(() -> new GrantedPorts(null, 80)).hasMessageContaining("needs no grant");
    }

    @Test
    void shouldRefuseToGrantOnePortForBothSchemes() {
        assertThatThrownBy(() -> new GrantedPorts(8080, 8080)).hasMessageContaining("one protocol");
    }

    @Test
    void shouldStandInForStandardPortsOnly() {
        // Given
        var standIns = new StandardPorts(9080, 9443);

        // When / Then
        assertThat(standIns.actual(80)).isEqualTo(9080);
        assertThat(standIns.actual(443)).isEqualTo(9443);
        assertThat(standIns.actual(8080)).isEqualTo(8080);
        assertThat(new StandardPorts(80, 443).actual(443)).isEqualTo(443);
    }
}
