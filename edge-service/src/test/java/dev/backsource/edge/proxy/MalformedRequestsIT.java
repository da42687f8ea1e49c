package dev.backsource.edge.proxy;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every violation of HTTP's rules is counted, be it found by Netty, Vert.x or the edge. */
class MalformedRequestsIT {
    private static final int STREAM_WINDOW = 65_535;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private CachedSite site;
    private double before;

    @BeforeEach
    void start() {
        site = CachedSite.saying(edge);
        before = counted();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  / HTTP/1.1\r\nHost: ¤\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ¤\r\nX : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: ¤\r\nHost: ¤\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: ¤\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: ¤\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n-1\r\n",
                "POST / HTTP/1.1\r\nHost: ¤\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX : y\r\n\r\n"
            })
    void shouldCountARequestOverHttp1(String request) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.sendBytes(request.replace("¤", site.host()));

            // Then
            assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
            assertThat(counted()).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Upper", "x\u0000", "connection", ":unknown"})
    void shouldCountAStream(String name) {
        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            // When
            client.send(Http2Frame.headers(
                    1, true, ":method", "GET", ":scheme", "https", ":authority", site.host(), ":path", "/", name, "a"));

            // Then
            assertThat(client.answer(1).status()).isZero();
            await().until(() -> counted() == before + 1);
        }
    }

    @Test
    void shouldCountAConnectionThatIsEnded() {
        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            // When
            client.send(new Http2Frame(Http2Frame.SETTINGS, 0, 0, "short".getBytes(StandardCharsets.US_ASCII)));

            // Then
            assertThat(client.isAlive()).isFalse();
            assertThat(client.goAway()).isPositive();
            await().until(() -> counted() == before + 1);
        }
    }

    @Test
    void shouldCountNothingOfWhatIsWellFormed() {
        // When
        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            client.get(site.host(), "/a");
            client.send(Http2Frame.get(3, site.host(), "/b"), Http2Frame.reset(3, 8));
            assertThat(client.isAlive()).isTrue();
        }

        // Then
        assertThat(counted()).isEqualTo(before);
    }

    /** Data waits for its window, which never opens. */
    @Test
    void shouldNotCountAClientThatGivesUpALongAnswer() {
        // Given
        site.say("x".repeat(3 * STREAM_WINDOW));
        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            askForMoreThanTheWindow(client, 1);

            // When
            client.send(Http2Frame.reset(1, Http2Frame.CANCEL));

            // Then
            assertThat(client.isAlive()).as("GOAWAY of %d", client.goAway()).isTrue();
            assertThat(counted()).isEqualTo(before);
        }
    }

    @Test
    void shouldNotCountAClientThatVanishesWhileALongAnswerIsSent() {
        // Given
        site.say("x".repeat(3 * STREAM_WINDOW));
        double open;
        try (var client = new RawHttp2Client(edge.httpsPort(), site.host())) {
            askForMoreThanTheWindow(client, 1);
            open = connections();
        }

        // When
        await().until(() -> connections() < open);

        // Then
        assertThat(counted()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HT",
                "GET / HTTP/1.1\r\nHost: ¤\r\nX",
                "POST / HTTP/1.1\r\nHost: ¤\r\nContent-Length: 10\r\n\r\nabc",
                "POST / HTTP/1.1\r\nHost: ¤\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
                "POST / HTTP/1.1\r\nHost: ¤\r\nTransfer-Encoding: chunked\r\n\r\n3"
            })
    void shouldNotCountAClientThatVanishesInTheMiddleOfARequest(String half) {
        // Given
        double open;
        try (var client = new RawClient(edge.httpPort())) {
            client.send("GET /a HTTP/1.1", "Host: " + site.host(), "");
            client.until("");
            client.body(CachedSite.BODY.length());
            open = connections();
            client.sendBytes(half.replace("¤", site.host()));
        }

        // When
        await().until(() -> connections() < open);

        // Then
        assertThat(counted()).isEqualTo(before);
    }

    private void askForMoreThanTheWindow(RawHttp2Client client, int stream) {
        client.send(Http2Frame.get(stream, site.host(), "/long"));
        await().until(() -> client.isAlive() && client.received(stream) == STREAM_WINDOW);
    }

    private double connections() {
        return registry.get("backsource.edge.client.connections").gauge().value();
    }

    private double counted() {
        return registry.get("backsource.edge.client.malformed")
                .functionCounter()
                .count();
    }
}
