package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    @TempDir
    Path folder;

    private final List<String> progress = new CopyOnWriteArrayList<>();

    @Test
    void shouldNameAPortInUseAndLetTheFolderGo() throws Exception {
        // Given
        var ports = StackPorts.free();
        var configuration = configuration(ports);

        // When
        try (var other = new ServerSocket(ports.database(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> LocalStack.prepare(configuration, progress::add))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + ports.database() + " is in use; PostgreSQL needs it");
        }

        // Then
        LocalStack.prepare(configuration, progress::add).close();
    }

    @Test
    void shouldRefuseASecondStackOnTheSameFolder() {
        // Given
        var configuration = configuration(StackPorts.free());
        try (var first = LocalStack.prepare(configuration, progress::add)) {
            assertThat(first.isClosed()).isFalse();

            // Then
            assertThatThrownBy(() -> LocalStack.prepare(configuration, progress::add))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void shouldStopEverythingAndShowTheLogWhenAServiceEndsWhileItStarts() throws Exception {
        // Given
        for (var module : List.of("config-service", "edge-service", "origin-health-service")) {
            writeJarThatEndsAtOnce(module);
        }
        var stack = LocalStack.prepare(configuration(StackPorts.free()), progress::add);

        // When
        assertThatThrownBy(stack::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ended while it started. The last lines of " + folder)
                .hasMessageContaining("no.such.Main");

        // Then
        assertThat(progress).anyMatch(line -> line.startsWith("kafka "));
        assertThat(processesOfThisStack()).isEmpty();
    }

    @Test
    void shouldStopWhatAKilledRunLeft() {
        // Given
        var configuration = configuration(StackPorts.free());
        new BrokerComponent(configuration).start();
        new DatabaseComponent(configuration).start();
        assertThat(processesOfThisStack()).hasSize(2);

        // When
        LocalStack.prepare(configuration, progress::add).close();

        // Then
        assertThat(processesOfThisStack()).isEmpty();
        assertThat(progress).contains("stopping 2 processes that an earlier run left");
    }

    private StackConfiguration configuration(StackPorts ports) {
        return new StackConfiguration(folder, folder.resolve("data"), ports, true, Map.of());
    }

    private List<ProcessHandle> processesOfThisStack() {
        return new Leftovers(folder.resolve("data")).find();
    }

    private void writeJarThatEndsAtOnce(String module) throws Exception {
        var jar = folder.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "no.such.Main");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
