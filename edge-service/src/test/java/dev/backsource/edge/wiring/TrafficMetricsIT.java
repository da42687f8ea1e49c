package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.http.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metrics of traffic, scraped by the names that operators query. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class TrafficMetricsIT {
    private static final Pattern CONSUMER = Pattern.compile("client_id=\"([^\"]*)\"");

    private static final String BYTES = "backsource_edge_response_bytes_total";

    @Inject
    EdgeUnderTest edge;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hit | max-age=60",
                "stale | max-age=0, stale-while-revalidate=600",
                "revalidated | max-age=0",
                "miss | no-store"
            })
    void shouldCountAnswersByWhatTheCacheDidAndTheirBytes(String outcome, String cacheControl) {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> answer(request, cacheControl));
                var client = new RawClient(edge.httpPort())) {
            // Given
            var host = outcome + ".metrics.example.test";
            edge.apply(domain(host, origin("127.0.0.1", origin.port())));
            get(client, host);
            var answers = value(requests("2xx", outcome));
            var bytes = value(BYTES);
            var waits = value(waits("count", outcome));

            // When
            get(client, host);

            // Then
            awaitValue(requests("2xx", outcome), answers + 1);
            assertThat(value(BYTES)).isEqualTo(bytes + 6);
            assertThat(value(waits("count", outcome))).isEqualTo(waits + 1);
        }
    }

    @Test
    void shouldCountWhatGoesPastTheCache() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            edge.apply(domain("bypass.metrics.example.test", origin("127.0.0.1", origin.port())));
            var before = value(requests("2xx", "bypass"));

            // When
            edge.send(HttpMethod.POST, "http://bypass.metrics.example.test/", Map.of(), "posted");

            // Then
            awaitValue(requests("2xx", "bypass"), before + 1);
        }
    }

    @Test
    void shouldCountWhatTheEdgeRefusesByClassOfStatus() {
        // Given
        var refused = value(requests("4xx", "none"));

        // When
        edge.get("http://unknown.example.test/");

        // Then
        awaitValue(requests("4xx", "none"), refused + 1);
    }

    @Test
    void shouldShowWhatIsOpenAndUnderWay() {
        Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        awaitValue("backsource_edge_client_connections", 0);
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, held::add);
                var first = new RawClient(edge.httpPort());
                var second = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("open.example.test", origin("127.0.0.1", origin.port()))
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withFirstByteTimeoutMs(60_000)));
            var clients = value("backsource_edge_client_connections");
            var origins = value("backsource_edge_origin_connections");
            var collapsed = value(requests("2xx", "collapsed"));
            var waited = value(waits("sum", "collapsed"));
            var originTimes = value("backsource_edge_origin_response_time_seconds_count");

            // When
            ask(first, "open.example.test");
            ask(second, "open.example.test");

            // Then
            awaitValue("backsource_edge_requests_active", 2);
            await().until(() -> !held.isEmpty());
            var bothWait = System.nanoTime();
            assertThat(value("backsource_edge_client_connections")).isEqualTo(clients);
            assertThat(value("backsource_edge_origin_connections")).isEqualTo(origins + 1);
            var answered = System.nanoTime();
            var response = held.remove()
                    .response()
                    .putHeader("Cache-Control", "max-age=60")
                    .setChunked(true);
            response.write("six");
            // A client that comes to an ended body looks up the cache again, and has a hit.
            first.until("");
            second.until("");
            response.end("six");
            awaitValue("backsource_edge_requests_active", 0);
            awaitValue(requests("2xx", "collapsed"), collapsed + 1);
            assertThat(value(waits("sum", "collapsed")) - waited).isGreaterThan((answered - bothWait) / 1e9);
            assertThat(value("backsource_edge_origin_response_time_seconds_count"))
                    .isEqualTo(originTimes + 1);
        }
        awaitValue("backsource_edge_client_connections", 0);
    }

    @Test
    void shouldShowWhatKafkasClientMeasuresAndThatTheTopicHasBeenRead() {
        // When
        edge.apply(domain("ready.metrics.example.test", origin("127.0.0.1", 80)));

        // Then
        assertThat(Health.ready().status()).isEqualTo(200);
        assertThat(Health.ready().body()).contains("\"complete\"");
        assertThat(Health.get("/q/metrics").body())
                .contains("backsource_edge_policy_changes_total")
                .containsPattern("kafka_consumer_fetch_manager_records_lag_max\\{.*client_id=\"edge-topics\"");
    }

    /** Each consumer is a fetch session at the broker, times the edges of the fleet. */
    @Test
    void shouldFollowAllTopicsWithOneConsumer() {
        // Given
        edge.apply(domain("one.metrics.example.test", origin("127.0.0.1", 80)));

        // When
        var consumers = Health.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("kafka_consumer_"))
                .flatMap(line -> CONSUMER.matcher(line).results())
                .map(name -> name.group(1))
                .distinct();

        // Then
        assertThat(consumers).containsExactly("edge-topics");
    }

    private static void answer(HttpServerRequest request, String cacheControl) {
        var response =
                request.response().putHeader("Cache-Control", cacheControl).putHeader("ETag", "\"a\"");
        if (request.getHeader("If-None-Match") != null) {
            response.setStatusCode(304).end();
        } else {
            response.end("sixsix");
        }
    }

    private static void ask(RawClient client, String host) {
        client.send("GET / HTTP/1.1", "Host: " + host, "");
    }

    private static void get(RawClient client, String host) {
        ask(client, host);
        client.until("");
        client.body(6);
    }

    private static String requests(String status, String cache) {
        return "backsource_edge_requests_total{cache=\"" + cache + "\",status=\"" + status + "\"}";
    }

    private static String waits(String of, String cache) {
        return "backsource_edge_client_wait_seconds_" + of + "{cache=\"" + cache + "\"}";
    }

    private static void awaitValue(String series, double expected) {
        await().until(() -> value(series), value -> value == expected);
    }

    /** The value of a series, which has to exist. */
    private static double value(String series) {
        var line = Health.get("/q/metrics")
                .body()
                .lines()
                .filter(candidate -> candidate.startsWith(series + " "))
                .findFirst();
        return Double.parseDouble(line.orElseThrow().substring(series.length() + 1));
    }
}
