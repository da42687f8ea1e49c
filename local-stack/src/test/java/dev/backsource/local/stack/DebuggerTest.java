package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebuggerTest {
    private static final String AGENT = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005";

    @TempDir
    Path repository;

    @ParameterizedTest
    @ValueSource(strings = {"config-service", "edge-1", "edge-2", "origin-health-service"})
    void shouldLetTheNamedServiceAloneListenOnLoopbackWithoutWaiting(String service) {
        // Given
        var configuration = StackConfiguration.standard(repository, Map.of());
        assertThat(configuration.dataFolder().toFile().mkdirs()).isTrue();
        var debugged = configuration.withDebugger(Debugger.of(service, Map.of()));

        // When
        var services = new Services(debugged, () -> "secret", line -> {}).all();

        // Then
        assertThat(services).extracting(Component::name).containsExactlyElementsOf(Services.NAMES);
        assertThat(services)
                .filteredOn(
                        component -> ((ServiceComponent) component).arguments().contains(AGENT))
                .extracting(Component::name)
                .containsExactly(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge-9", "kafka", "demo-origin", "", "EDGE-1"})
    void shouldListTheServicesWhereThereIsNoneOfThatName(String service) {
        assertThatThrownBy(() -> Debugger.of(service, Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("unknown service \"" + service + "\" for --debug")
                .hasMessageContaining("services: config-service, edge-1, edge-2, origin-health-service");
    }

    @Test
    void shouldMoveThePortAsTheOthersAre() {
        // When
        var moved = Debugger.of("edge-1", Map.of("BACKSOURCE_PORT_OFFSET", "2000"));
        var placed = Debugger.of("edge-1", Map.of("BACKSOURCE_PORT_OFFSET", "2000", "BACKSOURCE_PORT_DEBUG", "8000"));

        // Then
        assertThat(moved).isEqualTo(new Debugger("edge-1", 7005));
        assertThat(placed).isEqualTo(new Debugger("edge-1", 8000));
    }

    @Test
    void shouldHaveThePortCheckedBeforeTheStart() {
        // Given
        var configuration = StackConfiguration.standard(repository, Map.of());

        // When
        var debugged = configuration.withDebugger(new Debugger("edge-2", 5005));

        // Then
        assertThat(debugged.portUses()).containsEntry(5005, "edge-2's debugger").hasSize(16);
        assertThat(configuration.portUses()).doesNotContainKey(5005).hasSize(15);
    }
}
