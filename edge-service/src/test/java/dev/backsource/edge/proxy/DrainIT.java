package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.SteadyClient;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The draining of an edge that is told to stop. It can be told once, hence an edge for each test. */
class DrainIT {
    private static final long QUICK_MS = 2;
    /** After so many the ways, versions, sources and smaller sizes repeat: 3 · 5 · 7. */
    private static final int RESPONSES = 105;

    private final Promise<Void> release = Promise.promise();
    private final CountDownLatch slowAsked = new CountDownLatch(2);

    /** An edge with time to drain; an idle client is disconnected because of the draining alone. */
    private static BuiltEdge start(int loops) {
        return BuiltEdge.start(
                TestSettings.impatient(),
                "backsource.edge.drain-timeout",
                "5m",
                "backsource.edge.origin.first-byte-timeout",
                "5m",
                "backsource.edge.client.min-rate",
                "0",
                "backsource.edge.client.idle-timeout",
                "5m",
                "backsource.edge.event-loops",
                Integer.toString(loops));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().startsWith("/download/")) {
            Downloads.answer(request);
        } else if (request.path().equals("/slow")) {
            slowAsked.countDown();
            release.future().onSuccess(released -> request.response().end("slow"));
        } else {
            // After a moment: without it eight clients keep the processors from all else.
            Vertx.currentContext()
                    .owner()
                    .setTimer(QUICK_MS, passed -> request.response().end("quick"));
        }
    }

    /** One event loop accepts connections itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldFinishEveryRequestAndLetEveryClientGo(int loops) throws Exception {
        try (var edge = start(loops);
                var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, this::answer);
                var slow = new RawClient(edge.httpPort());
                var silent = new RawClient(edge.httpPort())) {
            // Given: clients that ask again and again, one that waits for its answer, one that asks for nothing, and
            // HTTP/2
            edge.apply(domain("drain.example.test", origin("127.0.0.1", origin.port())));
            var steady = Stream.generate(() -> SteadyClient.start(edge.httpPort(), "drain.example.test"))
                    .limit(8)
                    .toList();
            await().until(() -> steady.stream().allMatch(client -> client.answers() > 20));
            slow.send("GET /slow HTTP/1.1", "Host: drain.example.test", "");
            var http2 = edge.vertx()
                    .createHttpClient(new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setUseAlpn(true)
                            .setSsl(true)
                            .setTrustAll(true)
                            .setVerifyHost(false));
            var goneAway = new CompletableFuture<Integer>();
            var http2Answer = EdgeUnderTest.exchange(EdgeUnderTest.join(http2.request(http2Request(edge))
                            .onSuccess(request -> request.connection()
                                    .goAwayHandler(said -> goneAway.complete(said.getLastStreamId())))))
                    .compose(HttpClientResponse::body);
            await().until(() -> slowAsked.getCount() == 0 || http2Answer.isComplete());
            assertThat(http2Answer.cause()).isNull();

            var downloads = Downloads.begin(edge, "drain.example.test", RESPONSES);

            // When
            var stopped = CompletableFuture.runAsync(() -> edge.edge().drain());
            var wrong = CompletableFuture.supplyAsync(downloads::finish);

            // Then: clients are told, refused, or cut off, and nobody's request fails
            steady.forEach(SteadyClient::awaitEnd);
            assertThat(steady)
                    .allSatisfy(client -> assertThat(client.failures()).isEmpty());
            assertThat(silent.rest()).isEmpty();
            assertThat(goneAway.get()).isPositive();
            assertThatThrownBy(() -> new RawClient(edge.httpPort())).isInstanceOf(UncheckedIOException.class);
            assertThat(edge.edge().isServing()).isFalse();
            assertThat(stopped).isNotDone();

            // And what was under way ends whole
            assertThat(wrong.get()).isEmpty();
            release.complete();
            assertThat(slow.rest())
                    .startsWith("HTTP/1.1 200")
                    .contains("connection: close")
                    .endsWith("slow");
            assertThat(EdgeUnderTest.join(http2Answer).toString()).isEqualTo("slow");
            stopped.get();
            EdgeUnderTest.join(http2.close());
        }
    }

    private static RequestOptions http2Request(BuiltEdge edge) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setHost("drain.example.test")
                .setURI("/slow");
    }
}
