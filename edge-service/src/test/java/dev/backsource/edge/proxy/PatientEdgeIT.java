package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.Streaming;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviour long before any timeout, at an edge whose timeouts are long. */
class PatientEdgeIT {
    private static final long LARGE = 64L * 1024 * 1024;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private TestOrigin origin;

    private void originAnswers(Handler<HttpServerRequest> handler) {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, handler);
        edge.apply(domain("body.example.test", origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void shouldStopTheClientWhileTheOriginDoesNotRead() {
        // Given
        var arrived = new CompletableFuture<HttpServerRequest>();
        originAnswers(request -> {
            request.pause();
            arrived.complete(request);
        });
        var request = edge.open(HttpMethod.PUT, "http://body.example.test/");
        request.putHeader("Content-Length", Long.toString(LARGE));
        var written = new AtomicLong();
        var waiting = new AtomicBoolean();

        // When
        Streaming.send(LARGE, request, written, waiting);
        await().until(waiting::get);
        var slow = arrived.join();
        var thanks = request.response().compose(answer -> answer.body());
        await().during(Duration.ofMillis(500)).until(waiting::get);

        // Then
        assertThat(written.get()).isLessThan(LARGE / 2);
        var read = new AtomicLong();
        slow.handler(block -> read.addAndGet(block.length()));
        slow.endHandler(end -> slow.response().end("thanks"));
        slow.resume();
        assertThat(EdgeUnderTest.join(thanks).toString()).isEqualTo("thanks");
        assertThat(read.get()).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void shouldAnswerAClientThatHasEndedItsSideAfterItsRequests(String connection) {
        // Given
        var arrived = new LinkedBlockingQueue<HttpServerRequest>();
        originAnswers(arrived::add);
        var second = "GET /second HTTP/1.1\r\nHost: body.example.test\r\nConnection: " + connection + "\r\n\r\n";

        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.sendBytes("GET /first HTTP/1.1\r\nHost: body.example.test\r\n\r\n" + second)
                    .finish();
            answerNext(arrived);
            answerNext(arrived);

            // Then
            assertThat(client.rest()).containsSubsequence("HTTP/1.1 200", "/first", "HTTP/1.1 200", "/second");
        }
    }

    private void answerNext(LinkedBlockingQueue<HttpServerRequest> arrived) {
        await().until(() -> !arrived.isEmpty());
        var request = arrived.remove();
        request.response().end(request.path());
    }

    @Test
    void shouldAskNoOriginForHalfARequestOfAClientThatHasEndedItsSide() {
        // Given
        var asked = new AtomicBoolean();
        originAnswers(request -> asked.set(true));

        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("POST / HTTP/1.1", "Host: body.example.test", "Content-Length: 5", "")
                    .finish();

            // Then
            assertThat(client.rest()).isEmpty();
            assertThat(asked).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked"})
    void shouldConnectToNoOriginBeforeSomethingOfTheBodyHasCome(String framing) {
        // Given
        originAnswers(
                request -> request.body().onSuccess(body -> request.response().end("got " + body)));
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("POST / HTTP/1.1", "Host: body.example.test", framing, "Connection: close", "");
            await().until(() -> waiting() > 0);
            await().during(Duration.ofMillis(300)).until(() -> origin.connections() == 0);
            client.sendBytes(framing.contains("chunked") ? "5\r\nhello\r\n0\r\n\r\n" : "hello");

            // Then
            assertThat(client.rest()).startsWith("HTTP/1.1 200").endsWith("got hello");
        }
    }

    @Test
    void shouldSendAnEmptyBodyThatHasTurnedOutToBe() {
        // Given
        originAnswers(request ->
                request.body().onSuccess(body -> request.response().end("got " + body.length())));
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send(
                    "POST / HTTP/1.1",
                    "Host: body.example.test",
                    "Transfer-Encoding: chunked",
                    "Connection: close",
                    "");
            await().until(() -> waiting() > 0);
            client.sendBytes("0\r\n\r\n");

            // Then
            assertThat(client.rest()).startsWith("HTTP/1.1 200").endsWith("got 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", ""})
    void shouldConnectToNoOriginBeforeSomethingOfAStreamsBodyHasCome(String body) {
        // Given
        originAnswers(
                request -> request.body().onSuccess(all -> request.response().end("got " + all)));
        try (var client = new RawHttp2Client(edge.httpsPort(), "body.example.test")) {
            // When
            client.send(
                    Http2Frame.headers(
                            1,
                            false,
                            ":method",
                            "POST",
                            ":scheme",
                            "https",
                            ":authority",
                            "body.example.test",
                            ":path",
                            "/"),
                    Http2Frame.data(1, false, ""));
            await().until(() -> waiting() > 0);
            await().during(Duration.ofMillis(300)).until(() -> origin.connections() == 0);
            client.send(Http2Frame.data(1, true, body));

            // Then
            assertThat(client.answer(1).body()).isEqualTo("got " + body);
        }
    }

    private double waiting() {
        return registry.get("backsource.edge.requests.waiting").gauge().value();
    }

    @Test
    void shouldResetTheRequestToTheOriginWhenTheClientLeaves() {
        // Given
        var closed = new AtomicBoolean();
        var arrived = new AtomicBoolean();
        originAnswers(request -> {
            request.response().closeHandler(gone -> closed.set(true));
            arrived.set(true);
        });
        // No timeout of the edge ends the request before the test's own deadline.
        edge.apply(domain("body.example.test", origin("127.0.0.1", origin.port()))
                .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withFirstByteTimeoutMs(600_000)));

        // When
        var client = new RawClient(edge.httpPort());
        client.send("GET / HTTP/1.1", "Host: body.example.test", "");
        await().until(arrived::get);
        client.leave();

        // Then
        await().until(closed::get);
    }
}
