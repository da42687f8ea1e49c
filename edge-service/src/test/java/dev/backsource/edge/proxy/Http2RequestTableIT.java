package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Http2Answer;
import dev.backsource.edge.testing.Http2Answer.End;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.RecordingOrigin;
import dev.backsource.edge.testing.RequestTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of requests over HTTP/2; see {@code requests/http2.txt}. */
class Http2RequestTableIT {
    private static final String HOST = "h2-table.example.test";

    /** The separator of fields. */
    private static final String FIELD_END = "\u2028";

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int ROWS_OF_A_CONNECTION = 20;
    private static @Nullable RecordingOrigin shared;
    private static @Nullable RawHttp2Client client;
    private static int rows;

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
        disconnect();
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    static Stream<Arguments> rows() {
        return RequestTable.of("/requests/http2.txt", HOST, FIELD_END).stream().map(row -> Arguments.of(row.toArray()));
    }

    /** Each control character in a value, a name and a method, and each delimiter and capital in a name. */
    static Stream<Arguments> characters() {
        var controls = IntStream.concat(IntStream.range(0, ' '), IntStream.of(0x7f))
                .filter(c -> c != '\t')
                .boxed()
                .flatMap(c -> Stream.of(
                        refused(c + " in a value", "GET", "x: a" + Character.toString(c) + "b"),
                        refused(c + " in a name", "GET", "x" + Character.toString(c) + ": a"),
                        refused(c + " in a method", "GE" + Character.toString(c), "x: a")));
        var delimiters = "\"(),/;<=>?@[\\]{} ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .boxed()
                .map(c -> refused(c + " in a name", "GET", "x" + Character.toString(c) + "y: a"));
        return Stream.concat(controls, delimiters);
    }

    private static Arguments refused(String what, String method, String field) {
        var fields = String.join(
                FIELD_END, ":method: " + method, ":scheme: https", ":authority: " + HOST, ":path: /", field);
        return Arguments.of("character " + what, fields, "-", "PROTOCOL_ERROR", "-", "no");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rows", "characters"})
    void shouldAnswer(String what, String fields, String body, String gets, String reaches, String stored) {
        // When
        var client = connected();
        var stream = client.nextStream();
        var answer = client.send(frames(stream, fields, body)).answer(stream);

        // Then
        assertThat(answer.status() == 0 ? answer.end().name() : Integer.toString(answer.status()))
                .as("what the client gets")
                .isEqualTo(gets);
        var path = "/next-" + NEXT.incrementAndGet();
        var next = client.get(HOST, path);
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).isEqualTo(RecordingOrigin.BODY);
        assertThat(client.goAway()).isEqualTo(-1);
        assertThat(origin.received()).isEqualTo(RecordingOrigin.expected(reaches, "GET " + path));
        // The answer is written before it is stored.
        await("stored: " + stored).until(() -> isStored(client, reaches) == stored.equals("yes"));
        await().until(() -> active() == 0);
    }

    /**
     * A connection for several rows, since every row leaves it usable, and a new one takes longer than a row. Not for all rows, since the edge closes
     * a connection after too many refused requests.
     */
    private RawHttp2Client connected() {
        if (client == null || rows++ % ROWS_OF_A_CONNECTION == 0) {
            disconnect();
            client = new RawHttp2Client(edge.httpsPort(), HOST);
        }
        return client;
    }

    private static void disconnect() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private static Http2Frame[] frames(int stream, String fields, String body) {
        var frames = new ArrayList<Http2Frame>();
        var ends = body.equals("-");
        frames.add(Http2Frame.headers(stream, ends, split(fields)));
        if (!ends) {
            var trailers = body.indexOf('‖');
            frames.add(Http2Frame.data(stream, trailers < 0, trailers < 0 ? body : body.substring(0, trailers)));
            if (trailers >= 0) {
                frames.add(Http2Frame.headers(stream, true, split(body.substring(trailers + 1))));
            }
        }
        return frames.toArray(Http2Frame[]::new);
    }

    /** Alternating names and values. */
    private static String[] split(String fields) {
        var split = new ArrayList<String>();
        for (var field : fields.split(FIELD_END, -1)) {
            var colon = field.indexOf(':', 1);
            var space = field.indexOf(' ');
            if (split.isEmpty() && field.matches("(?s)[^ :]+ [/*].*")) {
                split.addAll(List.of(":method", field.substring(0, space), ":scheme", "https"));
                split.addAll(List.of(":authority", HOST, ":path", field.substring(space + 1)));
            } else {
                split.add(field.startsWith(": ") ? "" : field.substring(0, colon));
                split.add(field.startsWith(": ") ? field.substring(2) : value(field.substring(colon + 1)));
            }
        }
        return split.toArray(String[]::new);
    }

    private static String value(String behindColon) {
        return behindColon.startsWith(" ") ? behindColon.substring(1) : behindColon;
    }

    private static boolean isStored(RawHttp2Client client, String reaches) {
        var target = reaches.startsWith("GET ") ? reaches.substring(4) : "/nothing";
        var stream = client.nextStream();
        client.send(Http2Frame.headers(
                stream,
                true,
                ":method",
                "GET",
                ":scheme",
                "https",
                ":authority",
                HOST,
                ":path",
                target,
                "cache-control",
                "only-if-cached"));
        Http2Answer answer = client.answer(stream);
        return answer.end() == End.WHOLE
                && answer.status() == 200
                && answer.fields().stream()
                        .anyMatch(field -> field.startsWith("cache-status: ") && field.contains("; hit"));
    }

    private double active() {
        return Objects.requireNonNull(
                        registry.find("backsource.edge.requests.active").gauge())
                .value();
    }
}
