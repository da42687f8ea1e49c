package dev.backsource.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginAccessSettingsTest {
    @Test
    void shouldReadTheRule() {
        // When
        var access = settings(Map.of(
                        "backsource.origin-access.allowed-ranges", "10.0.0.0/8,127.0.0.0/8",
                        "backsource.origin-access.fleet-ranges", "10.1.0.0/16",
                        "backsource.origin-access.ports", "80,8000-8999"))
                .toAccess();

        // Then
        assertThat(access.objection(new byte[] {10, 0, 0, 1})).isNull();
        assertThat(access.objection(new byte[] {10, 1, 0, 1})).contains("fleet");
        assertThat(access.admitsPort(8500)).isTrue();
        assertThat(access.admitsPort(443)).isFalse();
    }

    @Test
    void shouldKnowThisMachineAndWhereOneListens() throws Exception {
        // When
        var access = settings(Map.of()).toAccessHere(8090);

        // Then
        assertThat(access.listensAt(8090)).isTrue();
        assertThat(access.listensAt(8091)).isFalse();
        assertThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses))
                .isNotEmpty()
                .allMatch(address -> access.isOnThisMachine(address.getAddress()))
                .filteredOn(address -> !address.isLoopbackAddress())
                .allMatch(address -> access.objection(address.getAddress()) != null);
        assertThat(access.isOnThisMachine(InetAddress.getByName("192.0.2.1").getAddress()))
                .isFalse();
    }

    @Test
    void shouldNameWhatCanNotBeRead() {
        var settings = settings(Map.of("backsource.origin-access.ports", "http"));

        assertThatThrownBy(settings::toAccess)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backsource.origin-access")
                .hasMessageContaining("http");
    }

    private static OriginAccessSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(OriginAccessSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(OriginAccessSettings.class);
    }
}
