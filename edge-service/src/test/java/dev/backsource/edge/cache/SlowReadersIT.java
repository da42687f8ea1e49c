package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backsource.edge.testing.CacheEdgeResource;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for much and read nothing: what is held for them keeps its bound, and others get their answers. */
@QuarkusTest
@WithTestResource(CacheEdgeResource.class)
class SlowReadersIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** Half of the cache's 64 MB. */
    private static final long BUDGET = 32 * 1024 * 1024;

    private static final int STREAMS = 100;
    private static final Buffer BODY = Buffer.buffer(new byte[1024 * 1024]);

    @Inject
    EdgeUnderTest edge;

    @Inject
    MeterRegistry registry;

    private CachedSite site;
    private HttpClient client;

    @BeforeEach
    void start() {
        site = new CachedSite(
                edge,
                (request, response) ->
                        response.putHeader("Cache-Control", "max-age=600").end(BODY));
        client = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
    }

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    private double bytes(String what) {
        return registry.get("backsource.edge.cache." + what + ".bytes").gauge().value();
    }

    /** The response to a request for a URL of its own, of which nothing is read. */
    private Future<HttpClientResponse> stalled(String path) {
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
        await().atMost(LONG).until(() -> bytes("arriving") > BUDGET / 2.0);
        assertThat(bytes("arriving")).isLessThanOrEqualTo(BUDGET);
        assertThat(edge.get("https://" + site.host() + "/other").body()).hasSize(BODY.length());
        assertThat(bytes("arriving")).isLessThanOrEqualTo(BUDGET);
        EdgeUnderTest.join(client.close());
        await().atMost(LONG).until(() -> bytes("arriving") == 0);
    }

    @Test
    void shouldPinNoMoreThanTheCacheMayStore() {
        // Given: more than is stored at once
        for (var i = 0; i < 90; i++) {
            edge.get("https://" + site.host() + "/stored/" + i);
        }

        // When: each is asked for and read no further than its beginning
        var answers = IntStream.range(0, STREAMS)
                .mapToObj(i -> stalled("/stored/" + i % 90))
                .toList();
        EdgeUnderTest.join(Future.join(answers));

        // Then
        assertThat(bytes("pinned")).isBetween(1.0, 2.0 * BUDGET);
        EdgeUnderTest.join(client.close());
        await().atMost(LONG).until(() -> bytes("pinned") == 0 && bytes("arriving") == 0);
    }
}
