package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Streaming;
import dev.backsource.edge.testing.TestOrigin;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients over HTTP/2; the passing of bodies is tested together with HTTP/1. */
class Http2IT {
    private static final int MORE_THAN_THE_BUFFERS = 64 * 1024 * 1024;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> framing = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private TestOrigin origin;
    private HttpClient client;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, this::answer);
        edge.apply(domain("h2.example.test", origin("127.0.0.1", origin.port())));
        client = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        // Otherwise an unread stream takes up the connection's whole window.
                        .setHttp2ConnectionWindowSize(4 * 1024 * 1024)
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
    }

    private void answer(HttpServerRequest request) {
        received.add(request.uri());
        framing.addAll(request.headers().getAll("Transfer-Encoding"));
        switch (request.path()) {
            case "/large" -> {
                request.response().setChunked(true);
                Streaming.write(MORE_THAN_THE_BUFFERS, request.response(), sent, new AtomicBoolean());
            }
            case "/trailers" -> {
                request.response().setChunked(true).putHeader("Trailer", "X-Sum");
                request.response().putTrailer("X-Sum", "1").end("body");
            }
            default -> request.response().end("answer");
        }
    }

    @AfterEach
    void stop() {
        EdgeUnderTest.join(client.close());
        origin.close();
    }

    private HttpClientRequest request(String path) {
        return EdgeUnderTest.join(client.request(new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setHost("h2.example.test")
                .setURI(path)));
    }

    @Test
    void shouldTellItsLimits() {
        // When
        var request = request("/");

        // Then
        Http2Settings settings = request.connection().remoteSettings();
        assertThat(settings.getMaxConcurrentStreams()).isEqualTo(128);
        assertThat(settings.getMaxHeaderListSize()).isEqualTo(32_768);
        request.reset();
    }

    @Test
    void shouldSendNoBodyToTheOriginWhereThereIsNone() {
        // When
        EdgeUnderTest.join(request("/fields").send());

        // Then
        assertThat(received).containsExactly("/fields");
        assertThat(framing).isEmpty();
    }

    @Test
    void shouldLeaveTrailersOut() {
        // When
        var response = EdgeUnderTest.join(EdgeUnderTest.exchange(request("/trailers")));

        // Then
        assertThat(EdgeUnderTest.join(response.body()).toString()).isEqualTo("body");
        assertThat(response.trailers()).isEmpty();
        assertThat(response.getHeader("Trailer")).isNull();
    }

    @Test
    void shouldStopTheOriginWhileAStreamIsNotRead() {
        // Given
        var response = EdgeUnderTest.pausedResponse(request("/large"));
        var last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(500)).until(() -> last.getAndSet(sent.get()) == sent.get());

        // When: another stream of the same connection
        var other = EdgeUnderTest.join(EdgeUnderTest.exchange(request("/")).compose(HttpClientResponse::body));

        // Then
        assertThat(sent.get()).isLessThan(MORE_THAN_THE_BUFFERS);
        assertThat(other.toString()).isEqualTo("answer");
        response.request().reset();
    }

    @Test
    void shouldRefuseAHostThatDiffersFromTheAuthority() {
        // When
        var request = request("/differs").putHeader("host", "other.example.test");

        // Then
        assertThatThrownBy(() -> EdgeUnderTest.join(EdgeUnderTest.exchange(request)))
                .hasMessageContaining("reset");
        assertThat(received).isEmpty();
    }

    @Test
    void shouldRefuseATargetThatWouldSplitTheRequestToTheOrigin() {
        // When
        var response = EdgeUnderTest.join(request("/a HTTP/1.1").send());

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(received).isEmpty();
    }

    @Test
    void shouldEndAConnectionThatOpensAndResetsStreamsWithoutEnd() {
        // Given
        var closed = new AtomicBoolean();
        var first = request("/");
        var connection = first.connection();
        connection.closeHandler(end -> closed.set(true));

        // When: as in CVE-2023-44487
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            for (var i = 0; i < 50 && !closed.get(); i++) {
                client.request(new RequestOptions()
                                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                                .setHost("h2.example.test")
                                .setURI("/"))
                        .onSuccess(request -> {
                            request.send();
                            request.reset();
                        });
            }
            return closed.get();
        });

        // Then: the edge serves others
        await().ignoreExceptions()
                .until(() -> EdgeUnderTest.join(request("/").send()).statusCode() == 200);
    }
}
