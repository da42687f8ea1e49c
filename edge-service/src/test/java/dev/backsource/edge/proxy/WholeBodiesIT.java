package dev.backsource.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Bodies;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Http2Answer;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.RawReader;
import dev.backsource.edge.testing.RawReader.End;
import dev.backsource.edge.testing.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies of sizes around each buffer's on every way through the edge: each byte arrives, also before an end of the connection. */
class WholeBodiesIT {
    private static final int LARGEST_STORED = TestSettings.MAX_OBJECT;
    private static final int[] SIZES = {
        1, 4_095, 4_096, 4_097, 16_384, 16_385, 65_535, 65_536, 65_537, 131_073, 500_000, LARGEST_STORED
    };
    /** The size above which no client reads slowly, since that takes long. */
    private static final int QUICKLY = 200_000;

    private static final int WINDOW = 20_000_000;

    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;
    private int requests;

    /** The client's way to request a body. */
    enum Way {
        HTTP_1_0("HTTP/1.0", "", false),
        HTTP_1_0_TLS("HTTP/1.0", "", true),
        CLOSE("HTTP/1.1", "Connection: close", false),
        CLOSE_TLS("HTTP/1.1", "Connection: close", true),
        KEEP_ALIVE("HTTP/1.1", "Connection: keep-alive", false),
        KEEP_ALIVE_TLS("HTTP/1.1", "Connection: keep-alive", true),
        HTTP_2("HTTP/2", "", true);

        private final String version;
        private final String connection;
        private final boolean tls;

        Way(String version, String connection, boolean tls) {
            this.version = version;
            this.connection = connection.isEmpty() ? "User-Agent: " + version : connection;
            this.tls = tls;
        }
    }

    /** The source of a body. */
    enum Source {
        STORED,
        /** Stored while it is sent. */
        STORABLE,
        PASSED,
        /** Without a length from the origin. */
        UNANNOUNCED
    }

    private record Got(int status, byte[] body, boolean whole) {}

    @BeforeEach
    void start() {
        site = new CachedSite(edge, WholeBodiesIT::answer);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static void answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.method().equals(HttpMethod.POST)) {
            take(request, response);
            return;
        }
        var path = request.path().split("/");
        var source = Source.valueOf(path[1]);
        var size = Integer.parseInt(path[2]);
        response.putHeader(
                "Cache-Control", source == Source.STORED || source == Source.STORABLE ? "max-age=600" : "no-store");
        if (source == Source.UNANNOUNCED) {
            response.setChunked(true);
        } else {
            response.putHeader("Content-Length", Integer.toString(size));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(Bodies.of(size)));
        }
    }

    /** Responds with the mistake in a request's body, which is read in small portions. */
    private static void take(HttpServerRequest request, HttpServerResponse response) {
        var size = Integer.parseInt(request.path().substring(1));
        var received = Buffer.buffer();
        request.pause();
        request.handler(part -> {
            received.appendBuffer(part);
            Vertx.currentContext().runOnContext(later -> request.fetch(1));
        });
        request.endHandler(end -> response.end(
                Arrays.equals(received.getBytes(), Bodies.of(size))
                        ? "whole"
                        : received.length() + " bytes of " + size));
        request.fetch(1);
    }

    private Got get(Way way, String method, String path, String range, boolean slow) {
        return way == Way.HTTP_2 ? overHttp2(method, path, range) : overHttp1(way, method, path, range, slow);
    }

    private Got overHttp1(Way way, String method, String path, String range, boolean slow) {
        try (var reader = new RawReader(edge, site.host(), way.tls, slow)) {
            reader.send(method + " " + path + " " + way.version, "Host: " + site.host(), way.connection, range, "");
            var response = reader.response(method.equals("HEAD"));
            var status = Integer.parseInt(response.head().substring(9, 12));
            return new Got(status, response.body(), response.end() == End.WHOLE);
        }
    }

    private Got overHttp2(String method, String path, String range) {
        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            var stream = client.nextStream();
            var field = range.split(": ");
            client.send(
                    Http2Frame.headers(
                            stream,
                            true,
                            ":method",
                            method,
                            ":scheme",
                            "https",
                            ":authority",
                            site.host(),
                            ":path",
                            path,
                            field[0].toLowerCase(Locale.ROOT),
                            field[1]),
                    Http2Frame.windowUpdate(stream, WINDOW));
            var answer = client.answer(stream);
            return new Got(
                    answer.status(),
                    answer.body().getBytes(StandardCharsets.ISO_8859_1),
                    answer.end() == Http2Answer.End.WHOLE);
        }
    }

    private String path(Source source, int size) {
        return "/" + source + "/" + size + (source == Source.STORED ? "" : "/" + requests++);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReachTheClientWhole(Way way) {
        for (var i = 0; i < SIZES.length; i++) {
            var size = SIZES[i];
            get(way, "GET", path(Source.STORED, size), "Accept: */*", false);
            for (var source : Source.values()) {
                if (way.tls && (i + source.ordinal()) % 2 == 1) {
                    // Handshakes cost most of the time.
                    continue;
                }
                // When
                var slow = size < QUICKLY && (i + source.ordinal() + way.ordinal() / 2) % 2 == 0;
                var got = get(way, "GET", path(source, size), "Accept: */*", slow);

                // Then
                assertWhole(got, 200, Bodies.of(size), way + " " + source + " " + size + (slow ? " slowly" : ""));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReachTheClientWholeWhenLarge(Way way) {
        // Given
        var source = way.ordinal() % 4 < 2 ? Source.UNANNOUNCED : Source.PASSED;

        // When
        var got = get(way, "GET", path(source, Bodies.MOST), "Accept: */*", false);

        // Then
        assertWhole(got, 200, Bodies.of(Bodies.MOST), way + " " + source);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReachTheClientWholeInPartAndNotForHead(Way way) {
        for (var size : new int[] {65_538, 131_074, LARGEST_STORED}) {
            // Given
            var path = path(Source.STORED, size);
            get(way, "GET", path, "Accept: */*", false);

            // When
            var part = get(way, "GET", path, "Range: bytes=1-", false);
            var head = get(way, "HEAD", path, "Accept: */*", false);

            // Then
            assertWhole(part, 206, Arrays.copyOfRange(Bodies.of(size), 1, size), way + " from the second byte " + size);
            assertWhole(head, 200, new byte[0], way + " HEAD " + size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReachTheOriginWhole(Way way) {
        for (var size : SIZES) {
            // When
            var got = way == Way.HTTP_2 ? sentOverHttp2(size) : sentOverHttp1(way, size);

            // Then
            assertThat(got).as(way + " " + size).isEqualTo("whole");
        }
    }

    private String sentOverHttp1(Way way, int size) {
        var body = Bodies.of(size);
        var inChunks = way.version.equals("HTTP/1.1") && size % 2 == 1;
        try (var client = new RawReader(edge, site.host(), way.tls, false)) {
            client.send(
                    "POST /" + size + " " + way.version,
                    "Host: " + site.host(),
                    way.connection,
                    inChunks ? "Transfer-Encoding: chunked" : "Content-Length: " + size,
                    "");
            if (inChunks) {
                // In two parts, so that a small one comes before the end.
                var most = size - Math.min(size - 1, 100);
                client.send(Integer.toHexString(most))
                        .send(Arrays.copyOf(body, most))
                        .send("");
                if (most < size) {
                    client.send(Integer.toHexString(size - most))
                            .send(Arrays.copyOfRange(body, most, size))
                            .send("");
                }
                client.send("0", "");
            } else {
                client.send(body);
            }
            return new String(client.response(false).body(), StandardCharsets.US_ASCII);
        }
    }

    private String sentOverHttp2(int size) {
        var client = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setAbsoluteURI("https://" + site.host() + "/" + size);
        var answer = client.request(options)
                .compose((HttpClientRequest request) -> request.send(Buffer.buffer(Bodies.of(size))))
                .compose(response -> response.body());
        var text = EdgeUnderTest.join(answer).toString();
        EdgeUnderTest.join(client.close());
        return text;
    }

    private static void assertWhole(Got got, int status, byte[] body, String what) {
        assertThat(got.status()).as(what).isEqualTo(status);
        var same = IntStream.range(0, Math.min(body.length, got.body().length))
                .takeWhile(i -> body[i] == got.body()[i])
                .count();
        assertThat(same).as("the first bytes of %s that are right", what).isEqualTo(body.length);
        assertThat(got.body().length).as("bytes of %s", what).isEqualTo(body.length);
        assertThat(got.whole()).as("orderly end of %s", what).isTrue();
    }
}
