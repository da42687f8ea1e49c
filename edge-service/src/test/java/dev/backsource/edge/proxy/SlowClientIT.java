package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Http2Answer.End;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpMethod;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A client that sends a body drop by drop also holds a connection to an origin, so it is cut off. */
class SlowClientIT {
    /** A quarter of a second while time flies, and so less than the edge's idle timeout. */
    private static final Duration BETWEEN_DROPS = Duration.ofMillis(5);

    private final BuiltEdge edge = BuiltEdge.impatient();

    @Test
    void shouldGiveUpAClientThatSendsABodyDropByDrop() throws Exception {
        var asked = new CompletableFuture<Void>();
        var left = new CompletableFuture<Void>();
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
                    request.connection().closeHandler(left::complete);
                    request.resume();
                    asked.complete(null);
                });
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("drops.example.test", origin("127.0.0.1", origin.port())));

            // When: always a byte before any silence is long enough
            client.send("POST / HTTP/1.1", "Host: drops.example.test", "Content-Length: 1000000", "");
            try (var ignored = edge.clock().flyFrom(asked)) {
                await().pollInterval(BETWEEN_DROPS).until(() -> {
                    client.tryToSend("x");
                    return left.isDone();
                });
            }

            // Then
            Waiting.resultOf(left);
            assertThat(client.rest()).startsWith("HTTP/1.1 408 ").doesNotContain(" 200 ");
        }
    }

    @Test
    void shouldGiveUpAStreamThatSendsABodyDropByDropAndServeTheOthersOfItsConnection() throws Exception {
        var asked = new CompletableFuture<Void>();
        var left = new CompletableFuture<Void>();
        var host = "stream-drops.example.test";
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
            if (request.method().equals(HttpMethod.GET)) {
                request.response().end("served");
            } else {
                request.connection().closeHandler(left::complete);
                request.resume();
                asked.complete(null);
            }
        })) {
            // Given
            edge.apply(domain(host, origin("127.0.0.1", origin.port())));
            try (var client = new RawHttp2Client(edge.httpsPort(), host)) {
                var stream = client.nextStream();
                client.send(Http2Frame.headers(
                        stream, false, ":method", "POST", ":scheme", "https", ":authority", host, ":path", "/"));

                // When: time flies for this stream alone
                try (var flight = edge.clock().flyFrom(asked)) {
                    left.thenRun(flight::close);
                    await().pollInterval(BETWEEN_DROPS).until(() -> {
                        client.send(Http2Frame.data(stream, false, "x"));
                        return client.isAlive() && client.resets(stream) > 0;
                    });
                }

                // Then
                assertThat(client.answer(stream).end()).isEqualTo(End.CANCEL);
                assertThat(client.get(host, "/").body()).isEqualTo("served");
                Waiting.resultOf(left);
            }
        }
    }

    @Test
    void shouldGiveUpAClientThatAsksAndTakesNothing() {
        try (var client = new RawClient(edge.httpPort())) {
            var requests = "GET / HTTP/1.1\r\nHost: unknown.example.test\r\n\r\n".repeat(1_000);

            // When: for as long as it can, since the system's buffers of both sides hold some 50 MB
            var asking = CompletableFuture.runAsync(() -> {
                while (true) {
                    client.sendBytes(requests);
                }
            });

            // Then
            try (var ignored = edge.clock().fly()) {
                assertThat(asking)
                        .failsWithin(Waiting.DEADLINE)
                        .withThrowableThat()
                        .withCauseInstanceOf(UncheckedIOException.class);
            }
        }
    }

    @Test
    void shouldLetAClientTakeItsTimeThatSendsEnough() {
        try (var origin = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        0,
                        request -> request.body()
                                .onSuccess(body -> request.response().end("got " + body.length())));
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("steady.example.test", origin("127.0.0.1", origin.port())));
            var sent = new int[1];

            // When: in twice the time that a KiB may take, some KiB
            client.send(
                    "POST / HTTP/1.1", "Host: steady.example.test", "Content-Length: 25600", "Connection: close", "");
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                client.sendBytes("x".repeat(1024));
                return ++sent[0] == 25;
            });

            // Then
            assertThat(client.rest()).startsWith("HTTP/1.1 200").endsWith("got 25600");
        }
    }
}
