package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Flood;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send requests without waiting for responses. */
class PipeliningIT {
    private static final String HOST = "pipelining.example.test";
    private static final String BODY = "b".repeat(100_000);
    private static final int REQUESTS = 400;

    /** The requests that fit into the buffers of both sockets. */
    private static final int MOST_ON_THE_WAY = 200;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private TestOrigin origin;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, this::answer);
        edge.apply(domain(HOST, origin("127.0.0.1", origin.port())));
    }

    private void answer(HttpServerRequest request) {
        received.add(request.uri());
        switch (request.path()) {
            case "/held" -> {
                // Never responds.
            }
            case "/stored" ->
                request.response().putHeader("Cache-Control", "max-age=600").end(BODY);
            default -> request.response().end(request.uri());
        }
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void shouldAnswerNoFasterThanTheClientTakes() {
        // Given
        edge.get("http://" + HOST + "/stored");
        var before = hits();
        try (var client = new RawClient(edge.httpPort())) {
            // When: it reads nothing
            var sending = CompletableFuture.runAsync(() -> {
                for (var i = 0; i < REQUESTS; i++) {
                    client.send("GET /stored HTTP/1.1", "Host: " + HOST, "");
                }
            });
            Flood.awaitStandstill(() -> (long) (hits() - before));

            // Then
            assertThat(hits() - before).isBetween(1.0, (double) MOST_ON_THE_WAY);

            // When: it does
            for (var i = 0; i < REQUESTS; i++) {
                assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
                client.until("");
                assertThat(client.body(BODY.length())).isEqualTo(BODY);
            }

            // Then
            sending.join();
            assertThat(hits() - before).isEqualTo(REQUESTS);
        }
    }

    @Test
    void shouldAnswerRefusedRequestsNoFasterThanTheClientTakesEither() {
        try (var client = new RawClient(edge.httpPort())) {
            // When: it reads nothing
            var before = refused();
            var sending = flood(client, "unknown.example.test");
            Flood.awaitStandstill(() -> (long) (refused() - before));

            // Then: not a million
            assertThat(refused() - before).isBetween(1.0, 200_000.0);
            assertThat(sending.isOver()).isFalse();
        }
    }

    /** However much a client sends meanwhile, it stays in the kernel. */
    @Test
    void shouldReadNothingMoreOfAClientWhoseRequestWaits() {
        try (var client = new RawClient(edge.httpPort())) {
            // Given
            client.send("GET /held HTTP/1.1", "Host: " + HOST, "");
            await().until(() -> received.contains("/held"));

            // When
            var sending = flood(client, HOST);
            Flood.awaitStandstill(sending::sent);

            // Then
            assertThat(sending.isOver()).isFalse();
            assertThat(received).containsExactly("/held");
            client.leave();
        }
        await().until(() -> active() == 0);
    }

    @Test
    void shouldReadNoRequestBeforeTheOneBeforeItHasItsAnswer() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            for (var i = 0; i < 1_000; i++) {
                client.send("GET /" + (i == 0 ? "held" : "later-" + i) + " HTTP/1.1", "Host: " + HOST, "");
            }
            await().until(() -> !received.isEmpty());

            // Then
            assertThat(received).containsExactly("/held");
            client.leave();
        }
        await().until(() -> active() == 0);
    }

    @Test
    void shouldAnswerRequestsThatComeTogetherInTheirOrder() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var requests = new StringBuilder();
            for (var i = 0; i < 100; i++) {
                requests.append("POST /")
                        .append(i)
                        .append(" HTTP/1.1\r\nHost: ")
                        .append(HOST);
                requests.append("\r\nContent-Length: 3\r\n\r\nabc");
            }
            client.sendBytes(requests.toString());

            // Then
            for (var i = 0; i < 100; i++) {
                var path = "/" + i;
                client.until("");
                assertThat(client.body(path.length())).isEqualTo(path);
            }
            assertThat(received).hasSize(100);
        }
    }

    private static Flood flood(RawClient client, String host) {
        var requests = ("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").repeat(1_000);
        return new Flood(() -> client.tryToSend(requests));
    }

    private double hits() {
        return count("2xx", "hit");
    }

    private double refused() {
        return count("4xx", "none");
    }

    private double count(String status, String cache) {
        return registry
                .find("backsource.edge.requests")
                .tag("status", status)
                .tag("cache", cache)
                .functionCounters()
                .stream()
                .mapToDouble(FunctionCounter::count)
                .sum();
    }

    private double active() {
        return registry.get("backsource.edge.requests.active").gauge().value();
    }
}
