package dev.backsource.config.events;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.reading.ShortSilence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SseConnectionTest {
    private static final StreamEvent LARGE = new StreamEvent(
            0,
            0,
            "www.example.com",
            null,
            "type",
            Instant.EPOCH,
            ("data: " + "x".repeat(8_000_000) + "\n").getBytes(StandardCharsets.UTF_8));

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicBoolean left = new AtomicBoolean();
    private HttpServer server;

    @BeforeEach
    void serve() {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    var connection = new SseConnection(
                            vertx,
                            request,
                            Positions.beginning("00000000"),
                            new EventFilter(Caller.SERVICE, null, null),
                            new Impatient(),
                            new ReadingProgress(Clock.systemUTC(), new ShortSilence()),
                            new StreamMetrics(metrics));
                    connection.begin(() -> {}, () -> left.set(true));
                    connection.send(List.of(LARGE));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldCutOffAClientThatTakesNothingForLong() throws IOException {
        try (var client = request(4096)) {
            // When
            await().until(left::get);

            // Then
            assertThat(metrics.get("backsource.stream.cut.off").counter().count())
                    .isEqualTo(1);
            // By more than 4 KB at a time, what the machine holds for it is soon read.
            client.setReceiveBufferSize(1_000_000);
            assertThat(client.getInputStream().readAllBytes()).hasSizeLessThan(LARGE.size());
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void shouldKeepAClientThatReads() throws IOException {
        try (var client = request(1_000_000)) {
            // When
            // Signs of life are 8 bytes each with their chunks: beyond the event, so many that its time would be over.
            var read = client.getInputStream().readNBytes(LARGE.size() + 2_000);

            // Then
            assertThat(read).hasSize(LARGE.size() + 2_000);
            assertThat(metrics.get("backsource.stream.cut.off").counter().count())
                    .isZero();
        }
    }

    private Socket request(int receiveBuffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    static final class Impatient implements EventsSettings {
        @Override
        public int maxSubscribers() {
            return 1;
        }

        @Override
        public int maxSubscribersPerCaller() {
            return 1;
        }

        @Override
        public int maxCatchUps() {
            return 1;
        }

        @Override
        public MemorySize windowSize() {
            return new MemorySize(BigInteger.TEN);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration slowReaderTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration reconnectAfter() {
            return Duration.ofSeconds(3);
        }
    }
}
