package dev.backsource.edge.http.tracing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.AccessLogLines;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.GivenEdge;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.http.RawClient;
import dev.backsource.testing.telemetry.CollectedSpan;
import dev.backsource.testing.telemetry.SpanCollector;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spans of an edge, as a collector gets them. */
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SAMPLED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String UNSAMPLED = "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
    private static final String TRUSTED = "127.0.0.9";

    private static SpanCollector collector;
    private static GivenEdge edge;

    private final List<MultiMap> received = new CopyOnWriteArrayList<>();
    private TestOrigin origin;

    @BeforeAll
    static void startEdge() {
        collector = SpanCollector.start();
        edge = BuiltEdge.start(
                TestSettings.impatient(),
                "backsource.tracing.endpoint",
                collector.endpoint(),
                "backsource.tracing.interval",
                "50ms",
                "backsource.edge.tracing.ratio",
                "1",
                "backsource.edge.tracing.to-origins",
                "true",
                "backsource.edge.access-log",
                "json",
                "backsource.edge.access-log.file",
                "target/traced-" + System.nanoTime() + ".json");
    }

    @AfterAll
    static void stopEdge() {
        edge.close();
        collector.close();
    }

    @BeforeEach
    void start() {
        origin = started(edge);
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void shouldTellOfAMissAndOfItsOriginAndOfAHit() {
        // Given
        edge.apply(domain("traced.example.test", origin("127.0.0.1", origin.port())));

        // When
        edge.get("http://traced.example.test/a?signature=secret");
        edge.get("http://traced.example.test/a?signature=secret");

        // Then
        var requests = requestsFor("traced.example.test", 2);
        var miss = requests.get(0);
        assertThat(miss.service())
                .containsEntry("service.namespace", "backsource")
                .containsEntry("service.name", "edge-service")
                .containsEntry("service.instance.id", "edge-1");
        assertThat(miss.name()).isEqualTo("GET");
        assertThat(miss.parentId()).isEmpty();
        assertThat(miss.failed()).isFalse();
        assertThat(miss.attributes())
                .isEqualTo(Map.of(
                        "http.request.method", "GET",
                        "http.response.status_code", "200",
                        "http.response.body.size", "2",
                        "network.protocol.version", "1.1",
                        "server.address", "traced.example.test",
                        "url.scheme", "http",
                        "url.path", "/a",
                        "backsource.cache", "miss"));
        assertThat(requests.get(1).attributes()).containsEntry("backsource.cache", "hit");
        assertThat(requests.get(1).traceId()).isNotEqualTo(miss.traceId());
        var attempt = attemptsOf(miss, 1).get(0);
        assertThat(attempt.name()).isEqualTo("GET");
        assertThat(attempt.parentId()).isEqualTo(miss.spanId());
        assertThat(attempt.attributes())
                .isEqualTo(Map.of(
                        "http.request.method", "GET",
                        "http.response.status_code", "200",
                        "network.protocol.version", "1.1",
                        "server.address", "127.0.0.1",
                        "server.port", Integer.toString(origin.port()),
                        "url.full", "http://127.0.0.1:" + origin.port() + "/a"));
        assertThat(received)
                .singleElement()
                .satisfies(fields -> assertThat(fields.getAll("traceparent"))
                        .containsExactly("00-" + miss.traceId() + "-" + attempt.spanId() + "-01"));
    }

    @Test
    void shouldLinkTheTraceOfAClientThatIsNotTrusted() {
        // Given
        edge.apply(domain("linked.example.test", origin("127.0.0.1", origin.port())));

        // When
        send("127.0.0.1", "linked.example.test", "traceparent: " + SAMPLED, "tracestate: a=b");

        // Then
        var request = requestsFor("linked.example.test", 1).get(0);
        assertThat(request.traceId()).isNotEqualTo(TRACE);
        assertThat(request.linked()).containsExactly(TRACE);
        assertThat(received.get(0).get("traceparent")).contains(request.traceId());
        assertThat(received.get(0).contains("tracestate")).isFalse();
        assertThat(traceInLog("linked.example.test")).isEqualTo(request.traceId());
    }

    @Test
    void shouldContinueTheTraceOfATrustedProxyIfItIsSampled() {
        // Given
        edge.apply(domain("continued.example.test", origin("127.0.0.1", origin.port())));

        // When
        send(TRUSTED, "continued.example.test", "traceparent: " + UNSAMPLED, "tracestate: a=b");
        send(TRUSTED, "continued.example.test", "traceparent: " + SAMPLED, "tracestate: a=b");

        // Then: the first request's fields are the client's
        var request = requestsFor("continued.example.test", 1).get(0);
        assertThat(request.traceId()).isEqualTo(TRACE);
        assertThat(request.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(received.get(0).get("traceparent")).isEqualTo(UNSAMPLED);
        assertThat(received.get(1).get("traceparent")).startsWith("00-" + TRACE).isNotEqualTo(SAMPLED);
        assertThat(received)
                .allSatisfy(fields -> assertThat(fields.get("tracestate")).isEqualTo("a=b"));
        assertThat(traceInLog("continued.example.test")).isEqualTo(UNSAMPLED.substring(3, 35));
    }

    @Test
    void shouldTellWhyARequestFailed() {
        // Given
        edge.apply(domain("down.example.test", origin("127.0.0.1", FreePorts.next())));

        // When
        edge.get("http://down.example.test/");

        // Then
        var request = requestsFor("down.example.test", 1).get(0);
        assertThat(request.failed()).isTrue();
        assertThat(request.attributes())
                .containsEntry("http.response.status_code", "502")
                .containsEntry("error.type", "connection_refused");
        assertThat(attemptsOf(request, 1).get(0).attributes()).containsEntry("error.type", "connection_refused");
    }

    @Test
    void shouldTellThatAnAttemptWasGivenUpWithItsClient() {
        // Given: an origin that takes a request and doesn't answer
        try (var mute = TestOrigin.http(
                edge.vertx(), "127.0.0.1", 0, request -> received.add(MultiMap.caseInsensitiveMultiMap()))) {
            edge.apply(domain("given-up.example.test", origin("127.0.0.1", mute.port())));

            // When
            try (var client = new RawClient(edge.httpPort(), "127.0.0.1")) {
                client.send("GET / HTTP/1.1", "Host: given-up.example.test", "");
                Waiting.await("request").until(() -> received.size() == 1);
                client.leave();
            }

            // Then
            var attempt = attemptsOf(requestsFor("given-up.example.test", 1).get(0), 1).get(0);
            assertThat(attempt.failed()).isTrue();
            assertThat(attempt.attributes()).containsEntry("error.type", "cancelled");
        }
    }

    @Test
    void shouldTellThatItAppliedAChange() {
        // Given: the table is complete
        edge.apply(domain("before.example.test", origin("127.0.0.1", 80)));
        var change = PolicyLog.change(domain("applied.example.test", origin("127.0.0.1", 80)), 1);
        change.headers().add("traceparent", SAMPLED.getBytes(StandardCharsets.US_ASCII));

        // When
        edge.changes().put(List.of(change));

        // Then
        var applied = collector.await(1, span -> span.kind().equals("CONSUMER")).get(0);
        assertThat(applied.name()).isEqualTo("process backsource.policy-changes.v1");
        assertThat(applied.traceId()).isEqualTo(TRACE);
        assertThat(applied.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(applied.attributes())
                .containsEntry("messaging.system", "kafka")
                .containsEntry("messaging.destination.name", "backsource.policy-changes.v1")
                .containsEntry("messaging.operation.type", "process")
                .containsEntry("messaging.kafka.message.key", "applied.example.test")
                .containsEntry("backsource.outcome", "applied");
    }

    @Test
    void shouldPassTheClientsFieldsOnWhenTracingIsOff() {
        // Given
        var untraced = BuiltEdge.impatient();
        try (var behind = started(untraced)) {
            untraced.apply(domain("untraced.example.test", origin("127.0.0.1", behind.port())));

            // When
            untraced.send(
                    HttpMethod.GET,
                    "http://untraced.example.test/",
                    Map.of("traceparent", SAMPLED, "tracestate", "a=b, c=d"),
                    "");

            // Then
            assertThat(received.get(0).getAll("traceparent")).containsExactly(SAMPLED);
            assertThat(received.get(0).getAll("tracestate")).containsExactly("a=b, c=d");
        }
    }

    @Test
    void shouldServeBesideACollectorThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var beside = BuiltEdge.start(
                        TestSettings.impatient(),
                        "backsource.tracing.endpoint",
                        "http://127.0.0.1:" + silent.getLocalPort() + "/v1/traces",
                        "backsource.tracing.interval",
                        "10ms",
                        "backsource.edge.tracing.ratio",
                        "1");
                var behind = started(beside)) {
            // Given
            beside.apply(domain("beside.example.test", origin("127.0.0.1", behind.port())));

            // When
            beside.get("http://beside.example.test/a");
            beside.get("http://beside.example.test/a");

            // Then: three spans end and none is exported
            Waiting.await("spans")
                    .until(() -> beside.meters()
                                    .get("backsource.tracing.spans")
                                    .counter()
                                    .count()
                            == 3);
            silent.setSoTimeout((int) Waiting.DEADLINE.toMillis());
            try (var taken = silent.accept()) {
                assertThat(taken.isConnected()).isTrue();
                assertThat(beside.meters()
                                .get("backsource.tracing.exports")
                                .tag("outcome", "exported")
                                .counter()
                                .count())
                        .isZero();
            }
        }
    }

    private TestOrigin started(BuiltEdge of) {
        return TestOrigin.http(of.vertx(), "127.0.0.1", 0, request -> {
            received.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            request.response().putHeader("Cache-Control", "max-age=60").end("ok");
        });
    }

    /** Sends a request for something that is not stored. */
    private static void send(String from, String host, String... fields) {
        try (var client = new RawClient(edge.httpPort(), from)) {
            client.send("GET /" + System.nanoTime() + " HTTP/1.1", "Host: " + host, "Connection: close")
                    .send(fields)
                    .send("")
                    .rest();
        }
    }

    private static List<CollectedSpan> requestsFor(String host, int count) {
        return collector.await(
                count,
                span -> span.kind().equals("SERVER")
                        && host.equals(span.attributes().get("server.address")));
    }

    private static List<CollectedSpan> attemptsOf(CollectedSpan request, int count) {
        return collector.await(
                count, span -> span.kind().equals("CLIENT") && span.traceId().equals(request.traceId()));
    }

    private static String traceInLog(String host) {
        var lines = new AccessLogLines(edge.settings().accessLog().file());
        return new JsonObject(lines.await(host, 1).get(0)).getString("trace");
    }
}
