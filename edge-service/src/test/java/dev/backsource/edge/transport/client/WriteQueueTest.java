package dev.backsource.edge.transport.client;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The writes to a client that requests more than the system buffers. */
@Timeout(Waiting.DEADLINE_SECONDS)
class WriteQueueTest {
    private static final int MUCH = 32 * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private HttpServer server;
    private Socket client;

    @BeforeEach
    void ask() throws IOException {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        client = new Socket();
        client.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        await().until(() -> written.get() == 1);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldTellOnceWhatWaitedIsTaken() throws IOException {
        // Given
        var before = taken.get();

        // When
        client.getInputStream().skipNBytes(MUCH);

        // Then
        assertThat(before).isZero();
        await().until(() -> taken.get() == 1);
    }

    @Test
    void shouldTellOnceTheClientIsGone() throws IOException {
        // Given
        var before = taken.get();

        // When
        client.close();

        // Then
        assertThat(before).isZero();
        await().until(() -> taken.get() == 1);
    }

    private void answer(HttpServerRequest request) {
        request.response().end(Buffer.buffer(new byte[MUCH]));
        new WriteQueue(request).whenTaken(taken::incrementAndGet);
        // All that the loop does at once for the write is done by then.
        vertx.runOnContext(done -> written.incrementAndGet());
    }
}
