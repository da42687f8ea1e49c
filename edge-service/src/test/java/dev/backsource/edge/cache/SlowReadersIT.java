package dev.backsource.edge.cache;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.GivenEdge;
import dev.backsource.edge.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Clients that request much and read nothing: the memory held for them stays bounded, and other clients get their responses. */
class SlowReadersIT {
    /** Half of the cache. */
    private static final long BUDGET = 8 * 1024 * 1024;

    private static final int STREAMS = 100;
    private static final Buffer BODY = Buffer.buffer(new byte[256 * 1024]);

    /** More bodies than may be pinned. */
    private static final int BEYOND_BUDGET = (int) (2 * BUDGET / BODY.length()) + 6;

    private static final int RECEIVE_BUFFER = 4 * 1024;
    /** Several times what the edge leaves unsent. */
    private static final long MOST_QUEUED = 512 * 1024;
    /** Requests of another client in between. */
    private static final int HITS = 50;

    private static GivenEdge edge;

    private CachedSite site;
    private HttpClient client;
    private Buffer body = BODY;

    /** An edge with a small cache, so that little is sent until it is full. */
    @BeforeAll
    static void startEdge() {
        edge = BuiltEdge.start(TestSettings.patient(), "backsource.edge.cache.max-bytes", Long.toString(2 * BUDGET));
    }

    @AfterAll
    static void stopEdge() {
        edge.close();
    }

    @BeforeEach
    void start() {
        // A full cache doesn't take in everything.
        edge.cache().clear();
        site = new CachedSite(
                edge,
                (request, response) ->
                        response.putHeader("Cache-Control", "max-age=600").end(body));
        client = edge.vertx().createHttpClient(options());
    }

    private static HttpClientOptions options() {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2MaxPoolSize(10)
                .setUseAlpn(true)
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false);
    }

    /** The clients take no byte of any body. */
    private void givenClosedWindows() {
        var closed = options();
        closed.getInitialSettings().setInitialWindowSize(0);
        client = edge.vertx().createHttpClient(closed);
    }

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    private double bytes(String what) {
        return edge.meters()
                .get("backsource.edge.cache." + what + ".bytes")
                .gauge()
                .value();
    }

    /** The unread response to a request for a URL of its own. */
    private Future<HttpClientResponse> stalled(String path) {
        return stalled(site, path);
    }

    private Future<HttpClientResponse> stalled(CachedSite site, String path) {
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setAbsoluteURI("https://" + site.host() + path);
        return client.request(options).compose(request -> {
            var response = request.response().map(HttpClientResponse::pause);
            request.send();
            return response;
        });
    }

    @Test
    void shouldHoldNoMoreThanTheBudgetForBodiesThatArrive() {
        // When
        var answers =
                IntStream.range(0, STREAMS).mapToObj(i -> stalled("/slow/" + i)).toList();
        var statuses = EdgeUnderTest.join(Future.join(answers)).<HttpClientResponse>list().stream()
                .map(HttpClientResponse::statusCode)
                .distinct()
                .toList();

        // Then
        assertThat(statuses).containsExactly(200);
        await().until(() -> bytes("arriving") > BUDGET / 2.0);
        assertThat(bytes("arriving")).isLessThanOrEqualTo(BUDGET);
        assertThat(edge.get("https://" + site.host() + "/other").body()).hasSize(BODY.length());
        assertThat(bytes("arriving")).isLessThanOrEqualTo(BUDGET);
        EdgeUnderTest.join(client.close());
        await().until(() -> bytes("arriving") == 0);
    }

    @Test
    void shouldPinNoMoreThanTheCacheMayStoreAndAnswerOthersFromIt() {
        // When: each is asked for until it is a hit, and read no further than its beginning
        var statuses = IntStream.range(0, BEYOND_BUDGET)
                .mapToObj(i -> {
                    edge.get("https://" + site.host() + "/stored/" + i);
                    edge.get("https://" + site.host() + "/stored/" + i);
                    return EdgeUnderTest.join(stalled("/stored/" + i)).statusCode();
                })
                .distinct()
                .toList();
        var other = IntStream.range(0, 3)
                .mapToObj(i -> edge.get("https://" + site.host() + "/other"))
                .toList();

        // Then
        assertThat(statuses).containsExactly(200);
        assertThat(other)
                .allMatch(answer -> answer.status() == 200 && answer.body().length() == BODY.length());
        assertThat(bytes("pinned")).isBetween(1.0, 2.0 * BUDGET);
        EdgeUnderTest.join(client.close());
        await().until(() -> bytes("pinned") == 0 && bytes("arriving") == 0);
    }

    /** The entries that slow clients read are replaced, so that pinned bytes take the whole budget, and later reads are copied. */
    @Test
    void shouldBoundTheCopiesOfAllAnswersTogether() {
        // Given
        for (var i = 0; i < 3 * STREAMS && bytes("pinned") + BODY.length() <= 2.0 * BUDGET; i++) {
            edge.cache().clear();
            edge.get("https://" + site.host() + "/pinned/" + i);
            EdgeUnderTest.join(stalled("/pinned/" + i));
        }
        assertThat(bytes("pinned")).isGreaterThan(2.0 * BUDGET - BODY.length());
        edge.cache().clear();
        edge.get("https://" + site.host() + "/copied");
        edge.get("https://" + site.host() + "/copied");

        // When
        var answers = IntStream.range(0, 2 * STREAMS)
                .mapToObj(i -> stalled("/copied"))
                .toList();
        var statuses = EdgeUnderTest.join(Future.join(answers)).<HttpClientResponse>list().stream()
                .map(HttpClientResponse::statusCode)
                .toList();

        // Then
        assertThat(statuses).contains(200, 503).containsOnly(200, 503);
        assertThat(bytes("copied")).isBetween(1.0, BUDGET / 4.0);
        EdgeUnderTest.join(client.close());
        await().until(() -> bytes("copied") == 0 && bytes("pinned") == 0);
    }

    @Test
    void shouldCountWhatIsSmallWhileStreamsTakeNothing() {
        // Given
        body = Buffer.buffer(new byte[10_000]);
        givenClosedWindows();
        var answers = IntStream.range(0, STREAMS)
                .mapToObj(i -> stalled("/small/" + i))
                .toList();

        // When
        EdgeUnderTest.join(Future.join(answers));

        // Then
        await().until(() -> bytes("arriving") >= STREAMS * 10_000.0);
        EdgeUnderTest.join(client.close());
        await().until(() -> bytes("arriving") == 0);
    }

    @Test
    void shouldPinWhatIsSmallWhileStreamsTakeNothing() {
        // Given
        body = Buffer.buffer(new byte[10_000]);
        for (var i = 0; i < STREAMS; i++) {
            edge.get("https://" + site.host() + "/small/" + i);
        }
        givenClosedWindows();

        // When
        var answers = IntStream.range(0, STREAMS)
                .mapToObj(i -> stalled("/small/" + i))
                .toList();
        EdgeUnderTest.join(Future.join(answers));

        // Then
        assertThat(bytes("pinned")).isEqualTo(STREAMS * 10_000.0);
        EdgeUnderTest.join(client.close());
        await().until(() -> bytes("pinned") == 0);
    }

    @Test
    void shouldHaveRoomForOthersWhileHundredsOfEventStreamsSayNothing() {
        // Given: more than the budget has room for large reads
        var sites = Stream.generate(() -> new CachedSite(edge, SlowReadersIT::beginEvents))
                .limit(3)
                .toList();
        var streams = sites.stream()
                .flatMap(one -> IntStream.range(0, 250).mapToObj(i -> stalled(one, "/events/" + i)))
                .toList();
        var statuses = EdgeUnderTest.join(Future.join(streams)).<HttpClientResponse>list().stream()
                .map(HttpClientResponse::statusCode)
                .distinct()
                .toList();

        // When
        var other = edge.get("https://" + site.host() + "/other");

        // Then
        assertThat(statuses).containsExactly(200);
        assertThat(other.status()).isEqualTo(200);
        assertThat(bytes("arriving")).isLessThanOrEqualTo(BUDGET);
        EdgeUnderTest.join(client.close());
        await().until(() -> bytes("arriving") == 0);
        sites.forEach(CachedSite::close);
    }

    /** An event, and then nothing more. */
    private static void beginEvents(HttpServerRequest request, HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.write("data: begun\n\n");
    }

    /** The kernel by itself would take most of the body: some 1.2 MiB on loopback, for each such client. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows the queues of sockets, and limits them")
    void shouldLeaveLittleInTheKernelForAClientThatReadsNothing() throws IOException {
        // Given
        body = Buffer.buffer(new byte[TestSettings.MAX_OBJECT]);
        site.send(HttpMethod.GET, "/large");
        body = Buffer.buffer("small");
        site.get();
        try (var reader = new Socket()) {
            reader.setReceiveBufferSize(RECEIVE_BUFFER);
            reader.connect(new InetSocketAddress("127.0.0.1", edge.httpPort()));

            // When
            reader.getOutputStream()
                    .write(("GET /large HTTP/1.1\r\nHost: " + site.host() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> queued(reader) > RECEIVE_BUFFER);

            // Then: also after the edge had the time to write on
            for (var other = 0; other < HITS; other++) {
                assertThat(site.get().body()).isEqualTo("small");
            }
            assertThat(queued(reader)).isBetween((long) RECEIVE_BUFFER, MOST_QUEUED);
        }
        assertThat(site.asked()).isEqualTo(2);
    }

    /** The bytes of the edge's socket that {@code reader} hasn't acknowledged, as the kernel shows them. */
    private long queued(Socket reader) throws IOException {
        var ofEdge = ":%04X".formatted(edge.httpPort());
        var ofReader = ":%04X".formatted(reader.getLocalPort());
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (var line : Files.readAllLines(Path.of(table))) {
                var fields = line.strip().split("\\s+");
                if (fields[1].endsWith(ofEdge) && fields[2].endsWith(ofReader)) {
                    return Long.parseLong(fields[4].substring(0, fields[4].indexOf(':')), 16);
                }
            }
        }
        return 0;
    }
}
