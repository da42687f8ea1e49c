package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Streaming;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies in both directions: their framing, their size, their pace, and the consequences when a side disconnects. */
class MessageBodyIT {
    private static final long LARGE = 64L * 1024 * 1024;

    private final BuiltEdge edge = BuiltEdge.impatient();

    private TestOrigin origin;

    private void originAnswers(Handler<HttpServerRequest> handler) {
        originAnswers(edge, handler);
    }

    private void originAnswers(BuiltEdge through, Handler<HttpServerRequest> handler) {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, handler);
        through.apply(domain("body.example.test", origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @ParameterizedTest
    @CsvSource({"true, 1000", "false, 1000", "true, 300000", "false, 300000", "true, 0", "false, 0"})
    void shouldPassResponsesOfEveryFramingAndSize(boolean chunked, int size) {
        // Given
        var text = "x".repeat(size);
        originAnswers(request -> request.response().setChunked(chunked).end(text));

        // When
        var answer = edge.get("http://body.example.test/");

        // Then
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.header("content-length")).isEqualTo(chunked ? "" : Integer.toString(size));
    }

    @ParameterizedTest
    @CsvSource({"http, 1000", "https, 1000", "http, 300000"})
    void shouldPassRequestBodies(String scheme, int size) {
        // Given
        originAnswers(
                request -> request.body().onSuccess(body -> request.response().end(body)));
        var text = "y".repeat(size);

        // When
        var answer = edge.send(HttpMethod.POST, scheme + "://body.example.test/", Map.of(), text);

        // Then
        assertThat(answer.body()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 200", "GET, 204", "GET, 304"})
    void shouldEndResponsesThatHaveNoBody(HttpMethodName method, int status) {
        // Given
        originAnswers(request -> {
            var response = request.response().setStatusCode(status).putHeader("ETag", "\"v1\"");
            if (status != 204) {
                response.putHeader("Content-Length", "42");
            }
            response.end();
        });

        // When
        var answer = edge.send(HttpMethod.valueOf(method.name()), "http://body.example.test/", Map.of(), "");

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("etag")).isEqualTo("\"v1\"");
        assertThat(answer.header("content-length")).isEqualTo(status == 204 ? "" : "42");
    }

    enum HttpMethodName {
        GET,
        HEAD
    }

    @Test
    void shouldSendTheHeadOfAResponseBeforeItsBodyComes() {
        // Given
        var open = new CompletableFuture<HttpServerResponse>();
        originAnswers(request -> {
            request.response().setChunked(true).writeHead();
            open.complete(request.response());
        });

        // When
        try (var client = new RawClient(edge.httpPort())) {
            var status = client.send("GET / HTTP/1.1", "Host: body.example.test", "Connection: close", "")
                    .line();

            // Then
            assertThat(status).isEqualTo("HTTP/1.1 200 OK");
            open.join().end("late");
            assertThat(client.rest()).contains("late");
        }
    }

    @Test
    void shouldAnswerAnHttp10ClientByClosingWhenTheLengthIsUnknown() {
        // Given
        originAnswers(request -> request.response().setChunked(true).end("all of it"));

        // When
        try (var client = new RawClient(edge.httpPort())) {
            var received = client.send("GET / HTTP/1.0", "Host: body.example.test", "Connection: keep-alive", "")
                    .rest();

            // Then
            assertThat(received).doesNotContain("chunked").endsWith("\r\n\r\nall of it");
        }
    }

    @Test
    void shouldStopTheOriginWhileTheClientDoesNotRead() {
        try (var own = BuiltEdge.start(TestSettings.impatient(), "backsource.edge.client.idle-timeout", "60s")) {
            // Given
            var written = new AtomicLong();
            var waiting = new AtomicBoolean();
            originAnswers(own, request -> {
                request.response().putHeader("Content-Length", Long.toString(LARGE));
                Streaming.write(LARGE, request.response(), written, waiting);
            });
            var response = EdgeUnderTest.pausedResponse(own.open(HttpMethod.GET, "http://body.example.test/"));

            // When: for longer than an origin may send nothing
            await().until(waiting::get);
            own.clock().turn(Duration.ofSeconds(5));
            await().during(Duration.ofMillis(300)).until(waiting::get);

            // Then
            assertThat(written.get()).isLessThan(LARGE / 2);
            var read = new AtomicLong();
            response.handler(block -> read.addAndGet(block.length()));
            response.resume();
            await().untilAsserted(() -> assertThat(read.get()).isEqualTo(LARGE));
        }
    }

    @Test
    void shouldPassOnTheOriginsContinue() {
        // Given
        originAnswers(request -> {
            request.response().writeContinue();
            request.body().onSuccess(body -> request.response().end("got " + body));
        });

        // When
        try (var client = new RawClient(edge.httpPort())) {
            client.send(
                    "PUT / HTTP/1.1",
                    "Host: body.example.test",
                    "Content-Length: 5",
                    "Expect: 100-continue",
                    "Connection: close",
                    "");
            var first = client.line();
            client.sendBytes("hello");

            // Then
            assertThat(first).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(client.rest()).contains("HTTP/1.1 200 OK").endsWith("got hello");
        }
    }

    @Test
    void shouldPassOnARefusalInsteadOfContinueAndGoOnWithTheConnection() {
        // Given
        originAnswers(request -> request.response()
                .setStatusCode(request.method().equals(HttpMethod.PUT) ? 417 : 200)
                .end());

        // When
        try (var client = new RawClient(edge.httpPort())) {
            client.send("PUT / HTTP/1.1", "Host: body.example.test", "Content-Length: 5", "Expect: 100-continue", "");
            var refusal = client.line();
            client.sendBytes("hello").send("GET / HTTP/1.1", "Host: body.example.test", "Connection: close", "");

            // Then
            assertThat(refusal).startsWith("HTTP/1.1 417 ");
            assertThat(client.rest()).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldAnswerPipelinedRequestsInOrder() {
        // Given
        originAnswers(request -> request.response().end(request.uri()));

        // When
        try (var client = new RawClient(edge.httpPort())) {
            client.send(
                    "GET /first HTTP/1.1",
                    "Host: body.example.test",
                    "",
                    "GET /second HTTP/1.1",
                    "Host: body.example.test",
                    "Connection: close",
                    "");

            // Then
            assertThat(client.rest()).containsSubsequence("/first", "/second");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1000", "300000"})
    void shouldServeHttp2ClientsOverTls(int size) {
        // Given
        originAnswers(request -> request.body()
                .onSuccess(body -> request.response()
                        .putHeader("X-Cookie", request.getHeader("Cookie"))
                        .setChunked(true)
                        .end(body)));
        var http2 = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));

        // When
        var response = EdgeUnderTest.join(http2.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                        .setHost("body.example.test")
                        .setURI("/")
                        .addHeader("Cookie", List.of("a=1", "b=2")))
                .compose(request -> request.send("z".repeat(size))
                        .compose(received -> received.body().map(received))));

        // Then
        assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(response.getHeader("X-Cookie")).isEqualTo("a=1; b=2");
        assertThat(EdgeUnderTest.join(response.body()).length()).isEqualTo(size);
        EdgeUnderTest.join(http2.close());
    }
}
