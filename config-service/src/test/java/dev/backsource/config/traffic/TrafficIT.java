package dev.backsource.config.traffic;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class TrafficIT {
    private static final List<String> EDGES = List.of("traffic-a", "traffic-b");

    @TestHTTPResource("/")
    URI base;

    @Inject
    SettableClock clock;

    Infrastructure infrastructure;
    Client client;
    EventWriter edges;
    Instant started;
    final Map<String, Instant> reported = new HashMap<>();

    @BeforeEach
    void open() throws InterruptedException {
        client = new Client(base);
        started = clock.instant().minusSeconds(60);
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
    }

    @AfterEach
    void forgetTheEdges() {
        EDGES.forEach(edge -> edges.remove(Topic.EDGE_STATUS, edge));
        edges.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    @Test
    void shouldTellTheTrafficOfTheFleetByWhatItsEdgesReport() {
        // When
        var known = await().until(
                        () -> {
                            EDGES.forEach(edge -> report(edge, Map.of()));
                            EDGES.forEach(this::awaitHeard);
                            clock.pass(Duration.ofSeconds(3));
                            return last(traffic("1"));
                        },
                        row -> row.edges == 2);

        // Then: a thousand requests a second of each, of which half were hits
        assertThat(known.requests).isBetween(1_980.0, 2_020.0);
        assertThat(known.hitRatio).isBetween(0.49, 0.51);
        assertThat(known.dnsErrors).isBetween(19.0, 21.0);
    }

    @Test
    void shouldTellHowLongChangesTookToAllEdges() {
        // Given
        var name = Client.freshName();
        client.create(name, 80);
        var place = published(name);
        report("traffic-a", Map.of());
        await().until(() -> traffic("1").at("/rollouts/pending").asInt() > 0);

        // When
        var times = await().until(
                        () -> {
                            EDGES.forEach(edge -> report(edge, place));
                            clock.pass(Duration.ofSeconds(1));
                            return values(traffic("2").at("/rollouts/medianMs"));
                        },
                        known -> !known.isEmpty());

        // Then: changes that other tests have left may have come to their end, too
        assertThat(times).allSatisfy(ms -> assertThat(ms).isNotNegative());
        assertThat(values(traffic("2").at("/rollouts/changes")))
                .anySatisfy(changes -> assertThat(changes).isPositive());
    }

    @Test
    void shouldSkipAReportWhoseCountsAreNone() {
        // Given
        var now = clock.instant();
        var good = SampleReports.ofChanges("traffic-a", started, now, Map.of(), List.of())
                .with(new EdgeCounters(7, 0, 0, Map.of()));
        var json = new String(EventCodec.EDGE_STATUS.encode(good), StandardCharsets.UTF_8);

        // When
        edges.writeGarbage(
                Topic.EDGE_STATUS,
                "traffic-b",
                json.replace("traffic-a", "traffic-b")
                        .replace("\"requests\":7", "\"requests\":-7")
                        .getBytes(StandardCharsets.UTF_8));
        edges.write(good);

        // Then
        var items = await().until(() -> client.get("/api/v1/edges").json().path("items"), list -> !list.isEmpty());
        assertThat(items).extracting(edge -> edge.path("edge").asText()).containsExactly("traffic-a");
    }

    @Test
    void shouldNotTakeAnEdgeForHeardWhoseReportsCanNotBeRead() {
        // Given: an edge whose clock is ahead, so that it counts when the report was received
        var ahead = clock.instant().plusSeconds(3_600);
        edges.write(SampleReports.ofChanges("traffic-a", started, ahead, Map.of(), List.of()));
        await().until(() -> !client.get("/api/v1/edges").json().path("items").isEmpty());

        // When
        var age = await().until(
                        () -> {
                            edges.writeGarbage(Topic.EDGE_STATUS, "traffic-a", "{".getBytes(StandardCharsets.UTF_8));
                            clock.pass(Duration.ofMillis(500));
                            return client.get("/api/v1/edges")
                                    .json()
                                    .at("/items/0/reportAgeMs")
                                    .asLong();
                        },
                        ms -> ms > 5_000);

        // Then
        assertThat(age).isGreaterThan(5_000);
    }

    @Test
    void shouldTellHowFarAnEdgeIsBehind() {
        // Given
        var name = Client.freshName();
        client.create(name, 80);
        published(name);

        // When
        report("traffic-a", Map.of());
        report("traffic-b", everything());
        var lags = await().until(
                        () -> traffic("1").path("lags"),
                        known -> known.size() == 2 && known.at("/0/changes").asInt() > 0);

        // Then
        assertThat(lags.at("/0/oldestMs").asLong()).isPositive();
        assertThat(lags.at("/1/state").asText()).isEqualTo("KNOWN");
        assertThat(lags.at("/1/changes").asInt(-1)).isZero();
    }

    private static Map<Integer, Long> everything() {
        return IntStream.range(0, Topic.POLICY_CHANGES.partitions())
                .boxed()
                .collect(Collectors.toMap(partition -> partition, partition -> 1_000_000_000L));
    }

    @Test
    void shouldSayWhichMinutesCanBeAskedFor() {
        // When
        var answer = client.get("/api/v1/traffic?minutes=181");

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("minutes");
        assertThat(answer.json().at("/errors/0/detail").asText()).contains("1..180");
    }

    /** Where the first revision of a domain was published. */
    private Map<Integer, Long> published(String domain) {
        var database = new Database(infrastructure.database());
        var query = "select kafka_partition || ' ' || kafka_offset from domain_revision where domain = '" + domain
                + "' and revision = 1 and published_at is not null";
        await().until(() -> !database.value(query).isEmpty());
        var parts = database.value(query).split(" ", -1);
        return Map.of(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    /** Totals that grow evenly with time, whenever they are told. */
    private void report(String edge, Map<Integer, Long> applied) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        reported.put(edge, now);
        var ms = Duration.between(started, now).toMillis();
        var counters = new EdgeCounters(ms, ms / 2, ms / 2, Map.of("dns_error", ms / 100));
        edges.write(
                SampleReports.ofChanges(edge, started, now, applied, List.of()).with(counters));
    }

    private void awaitHeard(String edge) {
        await().until(() -> client.get("/api/v1/edges").json().path("items").findValuesAsText("reportedAt").stream()
                .map(Instant::parse)
                .anyMatch(reported.get(edge)::equals));
    }

    private JsonNode traffic(String minutes) {
        var answer = client.get("/api/v1/traffic?minutes=" + minutes);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static Row last(JsonNode traffic) {
        var row = traffic.path("times").size() - 1;
        return new Row(
                traffic.path("edges").path(row).asInt(),
                traffic.path("requestsPerSecond").path(row).asDouble(),
                traffic.path("hitRatio").path(row).asDouble(),
                traffic.at("/originErrors/0/perSecond").path(row).asDouble());
    }

    private static List<Double> values(JsonNode column) {
        return StreamSupport.stream(column.spliterator(), false)
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .toList();
    }

    private record Row(int edges, double requests, double hitRatio, double dnsErrors) {}
}
