package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that are retried after an origin's failure, and their next origins. */
class RetryIT {
    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfresh";

    private final BuiltEdge edge = BuiltEdge.impatient();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "DELETE", "PUT"})
    void shouldMakeAnIdempotentRequestAgainWhenTheConnectionBroke(String method) {
        try (var spare = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            var breaking = listening(socket -> socket.handler(request -> socket.close()));
            edge.apply(domain(
                    "broke.example.test",
                    origin("127.0.0.1", breaking.actualPort()),
                    secondary("127.0.0.1", spare.port())));

            // When
            var answer = edge.send(HttpMethod.valueOf(method), "http://broke.example.test/", Map.of(), "");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            EdgeUnderTest.join(breaking.close());
        }
    }

    @Test
    void shouldMakeAnIdempotentRequestAgainWhenNoResponseCame() {
        try (var spare = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            var asked = new CompletableFuture<Void>();
            var left = new CompletableFuture<Void>();
            var silent = listening(
                    socket -> socket.handler(request -> asked.complete(null)).closeHandler(left::complete));
            edge.apply(domain(
                    "quiet.example.test",
                    origin("127.0.0.1", silent.actualPort()),
                    secondary("127.0.0.1", spare.port())));

            // When: the spare one has as long as it needs
            try (var flight = edge.clock().flyFrom(asked)) {
                left.thenRun(flight::close);
                var answer = edge.get("http://quiet.example.test/");

                // Then
                assertThat(answer.status()).isEqualTo(200);
            }
            EdgeUnderTest.join(silent.close());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void shouldNotMakeAnotherRequestThanAnIdempotentOneAgain(String method) {
        try (var spare = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            var breaking = listening(socket -> socket.handler(request -> socket.close()));
            edge.apply(domain(
                    "once.example.test",
                    origin("127.0.0.1", breaking.actualPort()),
                    secondary("127.0.0.1", spare.port())));

            // When
            var answer = edge.send(HttpMethod.valueOf(method), "http://once.example.test/", Map.of(), "");

            // Then
            assertThat(answer.status()).isEqualTo(502);
            assertThat(spare.connections()).isZero();
            EdgeUnderTest.join(breaking.close());
        }
    }

    @Test
    void shouldNotMakeARequestAgainWhoseBodyIsOnItsWay() {
        try (var spare = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            var breaking = listening(socket -> socket.handler(request -> {
                if (request.toString().contains("the body")) {
                    socket.close();
                }
            }));
            edge.apply(domain(
                    "upload.example.test",
                    origin("127.0.0.1", breaking.actualPort()),
                    secondary("127.0.0.1", spare.port())));

            // When
            var answer = edge.send(HttpMethod.PUT, "http://upload.example.test/", Map.of(), "the body");

            // Then
            assertThat(answer.status()).isEqualTo(502);
            assertThat(spare.connections()).isZero();
            EdgeUnderTest.join(breaking.close());
        }
    }

    @Test
    void shouldMakeARequestAgainWhoseBodyStillWaitsForLeave() {
        try (var spare = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        0,
                        request -> request.response().writeContinue().end(request.getHeader("host")));
                var client = new RawClient(edge.httpPort())) {
            // Given
            var breaking = listening(socket -> socket.handler(request -> socket.close()));
            edge.apply(domain(
                    "leave.example.test",
                    origin("127.0.0.1", breaking.actualPort()),
                    secondary("127.0.0.1", spare.port())));

            // When
            client.send("PUT / HTTP/1.1", "Host: leave.example.test", "Content-Length: 4", "Expect: 100-continue", "");

            // Then
            assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
            EdgeUnderTest.join(breaking.close());
        }
    }

    @Test
    void shouldNotMakeARequestAgainOnceAPartOfTheResponseHasCome() {
        try (var spare = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var client = new RawClient(edge.httpPort())) {
            // Given
            var halting = listening(socket -> socket.handler(request -> {
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf");
                socket.close();
            }));
            edge.apply(domain(
                    "halting.example.test",
                    origin("127.0.0.1", halting.actualPort()),
                    secondary("127.0.0.1", spare.port())));

            // When
            var received = client.send("GET / HTTP/1.1", "Host: halting.example.test", "")
                    .rest();

            // Then
            assertThat(received).endsWith("<reset>");
            assertThat(spare.connections()).isZero();
            EdgeUnderTest.join(halting.close());
        }
    }

    @Test
    void shouldTryTheSameOriginAfreshWhenAKeptConnectionHadBeenClosed() {
        // Given
        var connections = new AtomicInteger();
        var forgetful = listening(socket -> {
            connections.incrementAndGet();
            var requests = new AtomicInteger();
            socket.handler(request -> {
                if (requests.incrementAndGet() == 1) {
                    socket.write(RESPONSE);
                } else {
                    socket.close();
                }
            });
        });
        edge.apply(domain("forgetful.example.test", origin("127.0.0.1", forgetful.actualPort())));

        try (var client = new RawClient(edge.httpPort())) {
            // When
            for (var i = 0; i < 4; i++) {
                client.send("GET / HTTP/1.1", "Host: forgetful.example.test", "");

                // Then
                assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
                client.until("");
                client.body(5);
            }
        }
        assertThat(connections).hasValueGreaterThan(2);
        EdgeUnderTest.join(forgetful.close());
    }

    @Test
    void shouldTryAnOriginThatFailsAfreshOnlyOnce() {
        // Given
        var requests = new AtomicInteger();
        var failing = listening(socket -> socket.handler(request -> {
            if (requests.incrementAndGet() == 1) {
                socket.write(RESPONSE);
            } else {
                socket.close();
            }
        }));
        edge.apply(domain("failing.example.test", origin("127.0.0.1", failing.actualPort())));

        try (var client = new RawClient(edge.httpPort())) {
            client.send("GET / HTTP/1.1", "Host: failing.example.test", "");
            client.until("");
            client.body(5);

            // When
            client.send("GET / HTTP/1.1", "Host: failing.example.test", "");

            // Then
            assertThat(client.line()).startsWith("HTTP/1.1 502 ");
            assertThat(requests).hasValue(3);
        }
        EdgeUnderTest.join(failing.close());
    }

    private NetServer listening(Handler<NetSocket> handler) {
        return EdgeUnderTest.join(
                edge.vertx().createNetServer().connectHandler(handler).listen(0, "127.0.0.1"));
    }
}
