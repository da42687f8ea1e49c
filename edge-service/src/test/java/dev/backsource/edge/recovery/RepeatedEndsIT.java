package dev.backsource.edge.recovery;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that a domain's event ends, restarted each time as a supervisor would. */
class RepeatedEndsIT {
    private static final String POISON = "shop-4.example.test";
    private static final List<String> DOMAINS =
            IntStream.range(0, 8).mapToObj(i -> "shop-" + i + ".example.test").toList();
    private static final int MOST_ENDS = 6;

    @TempDir
    Path folder;

    @Test
    void shouldServeAllOthersUnattendedAndRefuseTheEventThatEndsTheProcess() throws Exception {
        var before = FreePorts.next();
        var after = FreePorts.next();
        var vertx = Vertx.vertx();
        try (var broker = TestBroker.start();
                var log = new PolicyLog(broker.bootstrapServers());
                var first = TestOrigin.http(vertx, "127.0.0.1", before);
                var second = TestOrigin.http(vertx, "127.0.0.1", after);
                var supervisor = new Supervisor(broker)) {
            // Given
            EdgeResource.createTopics(broker);
            DOMAINS.forEach(name -> log.put(domain(name, origin("127.0.0.1", first.port())), 1));
            supervisor.start();
            await().until(() -> DOMAINS.stream().allMatch(name -> supervisor.serves(name, first.port())));
            await().until(() -> Files.exists(folder.resolve("edge-1.good.routes")));

            // When
            var published = System.nanoTime();
            DOMAINS.forEach(name -> log.put(domain(name, origin("127.0.0.1", second.port())), 2));

            // Then
            await().until(() -> DOMAINS.stream()
                    .allMatch(name -> supervisor.serves(name, name.equals(POISON) ? first.port() : second.port())));
            var tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - published);
            System.out.printf("%d ends, all others served after %d ms%n", supervisor.ends, tookMs);
            assertThat(supervisor.ends).isBetween(2, MOST_ENDS);
            try (var statuses = new StatusLog(broker.bootstrapServers())) {
                var report = statuses.await(seen -> seen.hold() == null
                        && seen.holdings() != null
                        && !seen.holdings().deviations().isEmpty());
                assertThat(report.holdings().deviations()).singleElement().satisfies(deviation -> {
                    assertThat(deviation.domain()).isEqualTo(POISON);
                    assertThat(deviation.reason()).contains("ended twice");
                    assertThat(deviation.heldRevision()).isEqualTo(1);
                });
                assertThat(report.rejections()).hasSize(1);
            }

            // And when: a regular restart reads the topic from its beginning
            supervisor.stopRegularly();
            supervisor.start();

            // Then
            await().until(() -> supervisor.serves(POISON, first.port()));
            log.put(domain(POISON, origin("127.0.0.1", second.port())), 3);
            await().until(() -> supervisor.serves(POISON, second.port()));
            assertThat(DOMAINS).allMatch(name -> supervisor.serves(name, second.port()));
        } finally {
            vertx.close();
        }
    }

    /** Restarts the edge's process whenever it ends by itself. */
    private final class Supervisor implements AutoCloseable {
        private final List<String> command = new ArrayList<>();
        private final int port;
        private volatile int ends;
        private volatile boolean stopped = true;
        private @Nullable Process process;

        Supervisor(EmbeddedBroker broker) {
            var settings = TestSettings.ports();
            port = Integer.parseInt(settings.get("backsource.edge.http.port"));
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PoisonedEdge.class.getName(),
                    broker.bootstrapServers(),
                    POISON,
                    "2"));
            settings.forEach((name, value) -> command.addAll(List.of(name, value)));
            command.addAll(List.of(
                    "backsource.edge.snapshot.directory", folder.toString(),
                    "backsource.edge.snapshot.interval", "100ms",
                    "backsource.edge.snapshot.start-spread", "0s",
                    "backsource.edge.snapshot.good-after", "500ms"));
        }

        synchronized void start() {
            stopped = false;
            try {
                var started = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                Path.of("target", "repeated-ends.log").toFile()))
                        .start();
                process = started;
                started.onExit().thenAccept(this::ended);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void ended(Process which) {
            if (!stopped && which == process) {
                ends++;
                start();
            }
        }

        void stopRegularly() throws InterruptedException {
            Process running;
            synchronized (this) {
                stopped = true;
                running = process;
            }
            running.destroy();
            assertThat(running.waitFor(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        }

        boolean serves(String host, int originPort) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), Waiting.DEADLINE_SECONDS * 1_000);
                socket.setSoTimeout(Waiting.DEADLINE_SECONDS * 1_000);
                socket.getOutputStream()
                        .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                return answer.startsWith("HTTP/1.1 200") && answer.contains(":" + originPort);
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public synchronized void close() {
            stopped = true;
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
