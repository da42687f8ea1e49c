package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.RecordingOrigin;
import dev.backsource.edge.testing.RequestTable;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of requests over HTTP/1; see {@code requests/http1.txt}. */
class Http1RequestTableIT {
    private static final String HOST = "h1-table.example.test";

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private static @Nullable RecordingOrigin shared;

    private RecordingOrigin origin;

    @BeforeEach
    void start() {
        if (shared == null) {
            shared = RecordingOrigin.start(edge.vertx());
            edge.apply(domain(HOST, origin("127.0.0.1", shared.port())));
        }
        origin = shared;
        origin.forget();
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    static Stream<Arguments> rows() {
        return RequestTable.of("/requests/http1.txt", HOST, "\r\n").stream().map(row -> Arguments.of(row.toArray()));
    }

    /** Each control character in a name, in a value and in the target, and each delimiter in a name and a method. */
    static Stream<Arguments> characters() {
        var controls = IntStream.concat(IntStream.range(0, ' '), IntStream.of(0x7f))
                .filter(c -> c != '\t' && c != '\n' && c != '\r')
                .boxed()
                .flatMap(c -> Stream.of(
                        refused(c + " in a target", "/a" + character(c), "X: a"),
                        refused(c + " in a value", "/", "X: a" + character(c) + "b")));
        var delimiters = "\"(),/;<=>?@[\\]{} "
                .chars()
                .boxed()
                .map(c -> refused(c + " in a name", "/", "X" + character(c) + "Y: a"));
        return Stream.concat(controls, delimiters);
    }

    private static String character(int c) {
        return Character.toString(c);
    }

    private static Arguments refused(String what, String target, String field) {
        var request = "GET " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\n" + field + "\r\n\r\n";
        return Arguments.of("character " + what, request, "400", "-", "no", "closed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rows", "characters"})
    void shouldAnswer(String what, String request, String status, String reaches, String stored, String connection) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.sendBytes(request);
            var line = client.line();
            var head = client.until("");
            var body = client.body(request.startsWith("HEAD") ? 0 : length(head));

            // Then
            assertThat(line)
                    .matches("HTTP/1\\." + (request.contains(" HTTP/1.0\r\n") ? "[01] " : "1 ") + status + " .*");
            assertThat(body).as("what the client gets").isEqualTo(status.equals("200") ? expectedBody(reaches) : body);
            if (connection.equals("open")) {
                assertNextIsClean(client);
                assertThat(origin.received()).isEqualTo(RecordingOrigin.expected(reaches, "GET /next"));
            } else {
                assertThat(client.rest()).isEmpty();
                assertThat(origin.received()).isEqualTo(RecordingOrigin.expected(reaches));
            }
        }
        // The answer is written before it is stored.
        await("stored: " + stored).until(() -> isStored(reaches) == stored.equals("yes"));
        await().until(() -> active() == 0);
    }

    private static String expectedBody(String reaches) {
        return reaches.equals("-") || reaches.startsWith("HEAD") ? "" : RecordingOrigin.BODY;
    }

    private void assertNextIsClean(RawClient client) {
        client.send("GET /next HTTP/1.1", "Host: " + HOST, "Cache-Control: no-store", "");
        assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(client.body(length(client.until("")))).isEqualTo(RecordingOrigin.BODY);
    }

    private static int length(String head) {
        return head.lines()
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("content-length: "))
                .mapToInt(field -> Integer.parseInt(field.substring(16)))
                .findFirst()
                .orElse(0);
    }

    private boolean isStored(String reaches) {
        var target = reaches.startsWith("GET ") ? reaches.substring(4) : "/nothing";
        try (var client = new RawClient(edge.httpPort())) {
            client.send("GET " + target + " HTTP/1.1", "Host: " + HOST, "Cache-Control: only-if-cached", "");
            return client.line().startsWith("HTTP/1.1 200 ") && client.until("").contains("; hit");
        }
    }

    private double active() {
        return Objects.requireNonNull(
                        registry.find("backsource.edge.requests.active").gauge())
                .value();
    }
}
