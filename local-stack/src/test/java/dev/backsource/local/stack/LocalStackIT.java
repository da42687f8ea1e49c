package dev.backsource.local.stack;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.testing.infrastructure.TestFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    @TempDir
    Path folder;

    private final List<String> progress = new CopyOnWriteArrayList<>();

    /** Where they stay for all tests of this JVM: unpacking them takes longer than starting the database. */
    @BeforeAll
    static void unpackTheDatabasesPrograms() {
        EmbeddedDatabase.startOnFreePort(TestFolder.create("postgres-")).close();
    }

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
                    .hasMessageContaining("port " + ports.database() + " in use; needed by PostgreSQL");
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
                .hasMessageContaining("ended during its start. Last lines of " + folder)
                .hasMessageContaining("no.such.Main");

        // Then
        assertThat(progress).anyMatch(line -> line.startsWith("kafka "));
        assertThat(processesOfThisStack()).isEmpty();
    }

    @Test
    void shouldTellOfADatabaseAndABrokerThatDieAndStartThemAgain() {
        // Given
        var configuration = configuration(StackPorts.free());
        var parts = List.of(
                new BrokerComponent(configuration, progress::add), new DatabaseComponent(configuration, progress::add));
        startAtOnce(parts);

        // When
        processesOfThisStack().forEach(ProcessHandle::destroyForcibly);

        // Then
        await().untilAsserted(() -> assertThat(progress)
                .anyMatch(line -> line.startsWith("kafka ended unexpectedly") && line.contains("kafka.log"))
                .anyMatch(line -> line.startsWith("postgres ended unexpectedly") && line.contains("postgres.log")));

        // When
        startAtOnce(parts);

        // Then
        assertThat(processesOfThisStack()).hasSize(2);
        parts.forEach(Component::stop);
        assertThat(processesOfThisStack()).isEmpty();
        assertThat(progress).hasSize(2);
    }

    @Test
    void shouldStopAndStartASinglePartOnCommand() throws Exception {
        // Given
        try (var stack = LocalStack.prepare(configuration(StackPorts.free()), progress::add)) {
            ControlSocket.serve(stack, progress::add);

            // Then
            assertThat(command("restart postgres")).isEqualTo("postgres restarted\n");
            assertThat(processesOfThisStack()).hasSize(1);
            assertThat(command("stop postgres")).isEqualTo("postgres stopped\n");
            assertThat(processesOfThisStack()).isEmpty();
            assertThat(command("restart mysql")).startsWith("failed: unknown part \"mysql\"; parts: kafka,");
            assertThat(command("destroy kafka")).startsWith("failed: unknown command");
        }
    }

    private String command(String line) throws IOException {
        try (var channel =
                SocketChannel.open(UnixDomainSocketAddress.of(ControlSocket.socket(folder.resolve("data"))))) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldStopWhatAKilledRunLeft() {
        // Given
        var configuration = configuration(StackPorts.free());
        startAtOnce(List.of(
                new BrokerComponent(configuration, progress::add),
                new DatabaseComponent(configuration, progress::add)));
        assertThat(processesOfThisStack()).hasSize(2);

        // When
        LocalStack.prepare(configuration, progress::add).close();

        // Then
        assertThat(processesOfThisStack()).isEmpty();
        assertThat(progress).contains("stopping 2 processes of an earlier run");
    }

    private static void startAtOnce(List<Component> parts) {
        parts.stream()
                .map(part -> CompletableFuture.runAsync(part::start))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private StackConfiguration configuration(StackPorts ports) {
        return StackConfiguration.of(folder, folder.resolve("data"), ports);
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
