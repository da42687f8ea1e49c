package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first thing a newcomer runs, in what it says and how it ends. */
class LauncherIT {
    @TempDir
    Path elsewhere;

    @Test
    void shouldExplainItself() throws Exception {
        // When
        var run = run("help");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("Usage: ./backsource").contains("up ").contains("reset ");
    }

    @Test
    void shouldHandVerbsToTheCommandLine() throws Exception {
        // When
        var verbs = run("--help");
        var purge = run("purge", "--help");

        // Then
        assertThat(verbs.exitCode()).as(verbs.output()).isZero();
        assertThat(verbs.output())
                .contains("domains", "policy", "rollout", "edges", "health", "alerts", "explain", "purge", "events")
                .contains(
                        "history", "diff", "restore", "batch", "ports", "change-requests", "apply", "export", "schema")
                .contains("audit", "keys", "whoami", "login", "logout", "completion");
        assertThat(purge.output()).startsWith("Usage: backsource purge ");
    }

    @Test
    void shouldRefuseAnUnknownCommand() throws Exception {
        // When
        var run = run("upp");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("unknown command \"upp\"").contains("backsource --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart", "restart edge-1 edge-2", "stop ", "kill kafka postgres"})
    void shouldSayThatACommandTakesOnePart(String command) throws Exception {
        // When
        var run = run(command.split(" ", -1));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains(" requires one part: kafka, postgres, demo-origin, config-service, edge-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --debug", "up --debug edge-9", "up --no-build --debug kafka"})
    void shouldSayWhichServicesADebuggerCanAttachTo(String command) throws Exception {
        // When
        var run = run(command.split(" "));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("--debug requires one service: config-service, edge-1, edge-2, origin-health-service");
    }

    @Test
    void shouldNameThePortsThatAreInUse() throws Exception {
        assumeFalse(
                Files.exists(Repository.root().resolve(".backsource/stack.pid")),
                "./backsource up is running on this machine");
        try (var listeners = new Listeners(8080, 9443)) {
            // When
            var run = run("up", "--no-build");

            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("port 8080 in use; needed by config-service")
                    .contains("port 9443 in use; needed by the demo origin's HTTPS");
        }
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(Repository.root().resolve("backsource").toString()));
        command.addAll(List.of(arguments));
        var output = elsewhere.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private record Run(int exitCode, String output) {}

    /** Holds ports, or leaves them to whoever holds them already. */
    private static final class Listeners implements AutoCloseable {
        private final List<ServerSocket> sockets = new ArrayList<>();

        Listeners(int... ports) {
            for (var port : ports) {
                try {
                    sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (IOException e) {
                    // Somebody listens there already, which is all this test needs.
                    continue;
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
