package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {
    private static final String ORIGIN_PORTS = "backsource.origin-access.ports";

    @TempDir
    Path repository;

    @ParameterizedTest
    @ValueSource(strings = {"config-service", "edge-1", "edge-2", "origin-health-service"})
    void shouldLetOriginsHaveNoPortOfTheStackItself(String service) {
        assertThat(settingsOf(service, Map.of())).containsEntry(ORIGIN_PORTS, "80,443");
    }

    @Test
    void shouldLetOriginsHaveThePortsThatTheEnvironmentAsksFor() {
        // Given
        var environment = Map.of("BACKSOURCE_ORIGIN_PORTS", "80,443,3000");

        // When, Then
        assertThat(settingsOf("edge-2", environment)).containsEntry(ORIGIN_PORTS, "80,443,3000");
    }

    @Test
    void shouldLetConfigServiceKeepItsKeysBesideTheDatabase() {
        // When
        var settings = settingsOf("config-service", Map.of());

        // Then
        var folder = repository.resolve(".backsource/access");
        assertThat(settings)
                .containsEntry("backsource.access.data-folder", folder.toString())
                .containsEntry(
                        "backsource.access.administrator-header-file",
                        folder.resolve("admin.header").toString());
    }

    /** The script says which can be debugged, and builds what is missing, before there is a program to ask. */
    @Test
    void shouldBeTheServicesThatTheScriptNames() throws IOException {
        // Given
        var script = Files.readString(Path.of("..", "backsource"));
        var configuration = StackConfiguration.standard(repository, Map.of());
        assertThat(configuration.dataFolder().toFile().mkdirs()).isTrue();

        // When
        var modules = new Services(configuration, () -> "secret", line -> {})
                .all().stream()
                        .map(component -> ((ServiceComponent) component).arguments())
                        .map(arguments -> Path.of(arguments.get(arguments.size() - 1)))
                        .map(jar -> configuration.repository().relativize(jar).getName(0))
                        .map(Path::toString)
                        .distinct()
                        .toList();

        // Then
        assertThat(script)
                .contains("\nservices=(" + String.join(" ", modules) + ")\n")
                .contains("\ndebuggable=\"" + String.join(", ", Services.NAMES) + "\"\n");
    }

    private Map<String, String> settingsOf(String service, Map<String, String> environment) {
        var configuration = StackConfiguration.standard(repository, environment);
        assertThat(configuration.dataFolder().toFile().mkdirs()).isTrue();
        return new Services(configuration, () -> "secret", line -> {})
                .all().stream()
                        .filter(component -> component.name().equals(service))
                        .map(component -> ((ServiceComponent) component).settings())
                        .findFirst()
                        .orElseThrow();
    }
}
