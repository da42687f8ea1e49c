package dev.backsource.edge.accesslog;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.AccessLogLines;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.RawOrigin;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The access log of a running edge, in JSON. */
class AccessLogIT {
    private static BuiltEdge edge;

    @BeforeAll
    static void start() {
        edge = BuiltEdge.start(
                TestSettings.patient(),
                "backsource.edge.access-log",
                "json",
                "backsource.edge.access-log.file",
                "target/access-log-" + System.nanoTime() + ".json");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void shouldTellWhatWasAskedAndWhoAnswered() {
        try (var origin = cacheable("logged");
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("log.example.test", origin("127.0.0.1", origin.port())));

            // When
            get(client, "Host: LOG.example.test:80", "User-Agent: curl/8.0", "Referer: http://a.test/");

            // Then
            var miss = lineOf("log.example.test");
            assertThat(miss.getDouble("duration_ms")).isPositive();
            assertThat(miss.getDouble("origin_ms")).isPositive();
            assertThat(miss.getString("time")).matches("20.*Z");
            assertThat(without(miss, "time", "duration_ms", "origin_ms"))
                    .isEqualTo(new JsonObject()
                            .put("edge", "edge-1")
                            .put("domain", "log.example.test")
                            .put("client", "127.0.0.1")
                            .put("method", "GET")
                            .put("scheme", "http")
                            .put("version", "HTTP/1.1")
                            .put("host", "LOG.example.test:80")
                            .put("target", "/page")
                            .put("status", 200)
                            .put("bytes", 6)
                            .put("cache", "miss")
                            .put("origin", "127.0.0.1:" + origin.port())
                            .put("revision", 1)
                            .put("user_agent", "curl/8.0")
                            .put("referer", "http://a.test/"));
        }
    }

    @Test
    void shouldNameNoOriginForWhatIsAnsweredFromTheCache() {
        try (var origin = cacheable("logged");
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("hit.example.test", origin("127.0.0.1", origin.port())));
            get(client, "Host: hit.example.test");

            // When
            get(client, "Host: hit.example.test");

            // Then
            var hit = new JsonObject(lines().await("hit.example.test", 2).get(1));
            assertThat(hit.getString("cache")).isEqualTo("hit");
            assertThat(hit.getInteger("status")).isEqualTo(200);
            assertThat(hit.getInteger("bytes")).isEqualTo(6);
            assertThat(hit.fieldNames()).doesNotContain("origin", "origin_ms", "error");
        }
    }

    @Test
    void shouldTellWhyARequestIsRefused() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET / HTTP/1.1", "Host: refused host", "Connection: close", "")
                    .rest();

            // Then
            var refused = lineOf("refused host");
            assertThat(refused.getInteger("status")).isEqualTo(400);
            assertThat(refused.getString("cache")).isEqualTo("none");
            assertThat(refused.getString("error")).isEqualTo("http_request_error");
            assertThat(refused.fieldNames()).doesNotContain("domain", "origin", "revision");
        }
    }

    @Test
    void shouldTellThatTheClientLeftBeforeItsAnswer() {
        var asked = new AtomicBoolean();
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> asked.set(true));
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("left.example.test", origin("127.0.0.1", origin.port())));
            client.send("GET / HTTP/1.1", "Host: left.example.test", "");
            await().untilTrue(asked);

            // When
            client.leave();

            // Then
            var left = lineOf("left.example.test");
            assertThat(left.getInteger("status")).isEqualTo(499);
            assertThat(left.getString("origin")).isEqualTo("127.0.0.1:" + origin.port());
            assertThat(left.getInteger("bytes")).isZero();
            assertThat(left.getString("error")).isEqualTo("connection_terminated");
        }
    }

    @Test
    void shouldTellHowMuchWasSentOfAnAnswerThatWasCutOff() {
        try (var origin = RawOrigin.start("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart");
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("cut.example.test", origin("127.0.0.1", origin.port())));

            // When
            client.send("GET / HTTP/1.1", "Host: cut.example.test", "").rest();

            // Then
            var cut = lineOf("cut.example.test");
            assertThat(cut.getInteger("status")).isEqualTo(200);
            assertThat(cut.getInteger("bytes")).isEqualTo(4);
            assertThat(cut.getString("error")).isEqualTo("connection_terminated");
        }
    }

    @Test
    void shouldKeepWhatAClientSendsInsideOfItsString() {
        try (var origin = cacheable("logged");
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("inject.example.test", origin("127.0.0.1", origin.port())));

            // When
            get(client, "Host: inject.example.test", "User-Agent: a\",\"status\":1}\t\\", "Referer: {\"x\":\"");

            // Then
            var line = lineOf("inject.example.test");
            assertThat(line.getString("user_agent")).isEqualTo("a\",\"status\":1}\t\\");
            assertThat(line.getString("referer")).isEqualTo("{\"x\":\"");
            assertThat(line.getInteger("status")).isEqualTo(200);
        }
    }

    private TestOrigin cacheable(String body) {
        return TestOrigin.http(
                edge.vertx(),
                "127.0.0.1",
                0,
                request -> request.response()
                        .putHeader("Cache-Control", "max-age=60")
                        .end(body));
    }

    /** Requests the page and reads a body of six bytes. */
    private static void get(RawClient client, String... fields) {
        client.send("GET /page HTTP/1.1").send(fields).send("").until("");
        client.body(6);
    }

    private JsonObject lineOf(String text) {
        return new JsonObject(lines().await(text, 1).get(0));
    }

    private AccessLogLines lines() {
        return new AccessLogLines(edge.settings().accessLog().file());
    }

    private static JsonObject without(JsonObject line, String... names) {
        var rest = line.copy();
        for (var name : names) {
            rest.remove(name);
        }
        return rest;
    }
}
