package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that tell origins about the client, and about the request's path to them. */
class ForwardedIT {
    private static final String TRUSTED = "127.0.0.9";
    private static final String[] CLAIMS = {
        "POST / HTTP/1.1",
        "Host: forwarded.example.test:8080",
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-For: 192.0.2.2",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: public.example.test",
        "Forwarded: for=192.0.2.1",
        "Connection: close",
        "Content-Length: 0",
        ""
    };

    /** Fields by which an attacker could make applications mistake one request for another. */
    private static final List<String> DECIDING = List.of(
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "x-forwarded",
            "x-forwarded-uri",
            "x-forwarded-by",
            "x-original-method",
            "x-backend-host",
            "x.forwarded.host",
            "x_forwarded_host",
            "x-http-method-override");

    private static final List<String> ORDINARY = List.of("x-requested-with", "x-api-key", "x-own_name", "accept");

    private final BuiltEdge edge = BuiltEdge.impatient();

    private final List<MultiMap> received = new CopyOnWriteArrayList<>();
    private TestOrigin origin;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
            received.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            request.response().end();
        });
        edge.apply(domain("forwarded.example.test", origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void shouldReplaceWhatAClientSaysOfItself() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send(CLAIMS).rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("http");
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("forwarded.example.test:8080");
            assertThat(fields.contains("Forwarded")).isFalse();
            assertThat(fields.contains("X-Real-IP")).isFalse();
        }
    }

    @Test
    void shouldTellTheHostAloneWhereOthersMayGetTheAnswerWhoeverSaysOtherwise() {
        try (var client = new RawClient(edge.httpPort(), TRUSTED)) {
            // When
            client.send(
                            "GET / HTTP/1.1",
                            "Host: forwarded.example.test:8080",
                            "X-Forwarded-For: 192.0.2.1",
                            "X-Forwarded-Host: evil.example.test",
                            "Forwarded: for=192.0.2.1;host=evil.example.test",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("X-Forwarded-For")).containsExactly("192.0.2.1, " + TRUSTED);
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("forwarded.example.test");
            assertThat(fields.contains("Forwarded")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", TRUSTED})
    void shouldSendNothingOverHttp1ThatDecidesAnAnswerForOthers(String address) {
        // When
        try (var client =
                address.isEmpty() ? new RawClient(edge.httpPort()) : new RawClient(edge.httpPort(), address)) {
            var request =
                    new ArrayList<>(List.of("GET / HTTP/1.1", "Host: forwarded.example.test", "Connection: close"));
            DECIDING.forEach(name -> request.add(name + ": evil"));
            ORDINARY.forEach(name -> request.add(name + ": own"));
            request.add("");
            client.send(request.toArray(String[]::new)).rest();
        }

        // Then
        assertThat(received.get(0).names())
                .doesNotContainAnyElementsOf(DECIDING)
                .containsAll(ORDINARY);
    }

    @Test
    void shouldSendNothingOverHttp2ThatDecidesAnAnswerForOthers() {
        // When
        try (var client = new RawHttp2Client(edge.httpsPort(), "forwarded.example.test")) {
            var fields = new ArrayList<>(List.of(
                    ":method", "GET", ":scheme", "https", ":authority", "forwarded.example.test:8444", ":path", "/"));
            DECIDING.forEach(name -> fields.addAll(List.of(name, "evil")));
            ORDINARY.forEach(name -> fields.addAll(List.of(name, "own")));
            var stream = client.nextStream();
            client.send(Http2Frame.headers(stream, true, fields.toArray(String[]::new)));
            client.answer(stream);
        }

        // Then
        assertThat(received.get(0).names())
                .doesNotContainAnyElementsOf(DECIDING)
                .containsAll(ORDINARY);
        assertThat(received.get(0).get("X-Forwarded-Host")).isEqualTo("forwarded.example.test");
    }

    @Test
    void shouldTellTheHostWithItsPortOverHttp2AsOverHttp1WhereNobodyElseGetsTheAnswer() {
        // When
        try (var client = new RawHttp2Client(edge.httpsPort(), "forwarded.example.test")) {
            var stream = client.nextStream();
            client.send(Http2Frame.headers(
                    stream,
                    true,
                    ":method",
                    "DELETE",
                    ":scheme",
                    "https",
                    ":authority",
                    "forwarded.example.test:8444",
                    ":path",
                    "/"));
            client.answer(stream);
        }

        // Then
        assertThat(received.get(0).getAll("X-Forwarded-Host")).containsExactly("forwarded.example.test:8444");
    }

    @Test
    void shouldAddATrustedProxyToTheAddressesItNamesAndKeepTheRest() {
        try (var client = new RawClient(edge.httpPort(), TRUSTED)) {
            // When
            client.send(CLAIMS).rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("X-Forwarded-For")).containsExactly("192.0.2.1, 192.0.2.2, " + TRUSTED);
            assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("https");
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("public.example.test");
            assertThat(fields.getAll("Forwarded")).containsExactly("for=192.0.2.1, for=" + TRUSTED);
        }
    }

    @Test
    void shouldTellTheHostOfTheTargetInAbsoluteForm() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send(
                            "GET http://forwarded.example.test:444/a HTTP/1.1",
                            "Host: other.example.test",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("Host")).containsExactly("forwarded.example.test");
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("forwarded.example.test");
            assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("http");
        }
    }

    @Test
    void shouldRefuseAHostThatIsNoneAlsoBesideATargetInAbsoluteForm() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var line = client.send("GET http://forwarded.example.test/ HTTP/1.1", "Host: a/b", "")
                    .line();

            // Then
            assertThat(line).contains(" 400 ");
            assertThat(received).isEmpty();
        }
    }

    @Test
    void shouldSayThatTheRequestCameByThisCdn() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET / HTTP/1.1", "Host: forwarded.example.test", "CDN-Loop: other", "Connection: close", "")
                    .rest();

            // Then
            assertThat(received.get(0).getAll("CDN-Loop")).containsExactly("other, backsource");
        }
    }

    @Test
    void shouldCutALoop() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.send(
                            "GET / HTTP/1.1",
                            "Host: forwarded.example.test",
                            "CDN-Loop: other, backsource; v=1",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 508 ").contains("error=proxy_loop_detected");
            assertThat(received).isEmpty();
        }
    }
}
