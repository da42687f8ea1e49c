package dev.backsource.config.figures;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.ClassTotals;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.config.SampleReports;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class DomainTrafficIT {
    private static final String EDGE = "figures-edge";

    @TestHTTPResource("/")
    URI base;

    @Inject
    SettableClock clock;

    Infrastructure infrastructure;
    Client client;
    EventWriter edges;
    Instant started;

    @BeforeEach
    void open() throws InterruptedException {
        client = new Client(base);
        started = clock.instant().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
    }

    @AfterEach
    void forgetTheEdge() {
        edges.remove(Topic.EDGE_STATUS, EDGE);
        edges.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    @Test
    void shouldTellADomainsFiguresAndRequestThemFromTheEdges() {
        try (var requests =
                new TopicReader(infrastructure.broker().bootstrapServers(), Topic.FIGURES_REQUESTS.topicName(), 1)) {
            // Given
            var name = Client.freshName();
            client.create(name, 80);

            // When: a hundred requests a second, of which one fails at the origin
            var traffic = await().until(
                            () -> {
                                report(name);
                                clock.pass(Duration.ofSeconds(5));
                                return traffic(name, "5");
                            },
                            known -> known.path("requestsPerSecond").size() > 1
                                    && last(known.path("requestsPerSecond")) > 99
                                    && known.path("requested").asBoolean());

            // Then
            assertThat(last(traffic.path("requestsPerSecond"))).isBetween(99.0, 101.0);
            assertThat(last(traffic.path("serverErrorsPerSecond"))).isBetween(0.9, 1.1);
            assertThat(traffic.at("/originErrors/0/gate").asText()).isEqualTo("tcp");
            assertThat(last(traffic.at("/firstByte/p99Ms"))).isBetween(0.4, 0.5);
            assertThat(traffic.at("/reports/0/state").asText()).isEqualTo("REPORTED");
            assertThat(traffic.at("/changes/0/revision").asInt()).isEqualTo(1);
            var finding =
                    client.get("/api/v1/domains/" + name + "/health").json().at("/findings/0");
            assertThat(finding.path("code").asText()).isEqualTo("connection-refused");
            assertThat(finding.path("source").asText()).isEqualTo("EDGE");
            assertThat(finding.path("measuredBy").asText()).isEqualTo(EDGE);
            assertThat(finding.path("edges")).extracting(JsonNode::asText).containsExactly(EDGE);
            assertThat(finding.path("edgeCount").asInt()).isEqualTo(1);
            assertThat(finding.path("detail").asText()).contains("Port 80 of origin 203.0.113.10 is closed");
            var asked = await().until(
                            () -> requests.records().stream()
                                    .map(ConsumerRecord::value)
                                    .map(EventCodec.FIGURES_REQUEST::decode)
                                    .map(FiguresRequest::domain)
                                    .toList(),
                            domains -> domains.contains(name));
            assertThat(asked).contains(name);

            // When: all requests are of HTTPS clients, and go to port 80 now
            var tried = client.put(
                            "/api/v1/domains/" + name + "/origin-protocol-policy?dryRun=true&preflight=skip",
                            "{\"enabled\": true, \"redirectType\": \"FOLLOW\"}")
                    .json()
                    .at("/dryRun/lastHour");

            // Then
            assertThat(tried.path("moved").asLong())
                    .isPositive()
                    .isEqualTo(tried.path("requests").asLong());
            assertThat(tried.path("fromCache").asLong()).isPositive();
            assertThat(tried.path("edgesPartlyKnown").asInt()).isEqualTo(1);
            assertThat(tried.path("mayMoveMore").asBoolean()).isTrue();
            assertThat(tried.path("classes"))
                    .singleElement()
                    .returns("https", of -> of.path("client").asText())
                    .returns("STATIC", of -> of.path("kind").asText())
                    .returns(80, of -> of.at("/before/0/port").asInt())
                    .returns(443, of -> of.at("/after/0/port").asInt());
            var batch = client.post("/api/v1/batches?dryRun=true&preflight=skip", """
                            {"items": [{"domain": "%s", "originProtocolPolicy": {"enabled": true, "redirectType": "FOLLOW"}}]}\
                            """.formatted(name))
                    .json();
            assertThat(batch.at("/results/0/dryRun/lastHour")).isEqualTo(tried);
            assertThat(batch.at("/totals/requestsMoved")).isEqualTo(tried.path("moved"));

            // Then: the revision that is tried out begins no new hour
            var removal = client.delete("/api/v1/domains/" + name + "?dryRun=true")
                    .json()
                    .at("/dryRun/lastHour");
            assertThat(removal.path("requests")).isEqualTo(tried.path("requests"));

            // When: the kinds of content are others from now on
            client.put(
                    "/api/v1/domains/" + name + "/dynamic-acceleration",
                    "{\"enabled\": true, \"staticRules\": {\"suffixes\": [\"css\"]}}");
            var anew = client.put(
                            "/api/v1/domains/" + name + "/origin-protocol-policy?dryRun=true&preflight=skip",
                            "{\"enabled\": true, \"redirectType\": \"FOLLOW\"}")
                    .json()
                    .at("/dryRun/lastHour");

            // Then
            assertThat(anew.has("moved")).isFalse();
            assertThat(anew.path("mayMoveMore").asBoolean()).isTrue();
        }
    }

    @Test
    void shouldHandOnTheLinesOfATail() {
        try (var requests =
                new TopicReader(infrastructure.broker().bootstrapServers(), Topic.TAIL_REQUESTS.topicName(), 1)) {
            // Given
            var name = Client.freshName();
            client.create(name, 80);
            var begin = client.get("/api/v1/domains/" + name + "/requests?statusClass=5xx")
                    .json();
            var tail = await().until(
                            () -> requests.records().stream()
                                    .map(received -> EventCodec.TAIL_REQUEST.decode(received.value()))
                                    .filter(request -> request.domain().equals(name))
                                    .toList(),
                            found -> !found.isEmpty())
                    .get(0);

            // When
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var line = new TailLines.Line(
                    now,
                    "",
                    "GET",
                    "http",
                    "HTTP/1.1",
                    name,
                    "/cart",
                    502,
                    0,
                    1,
                    "miss",
                    null,
                    null,
                    1,
                    null,
                    "connection_refused",
                    "tcp",
                    "connection-refused");
            edges.write(new TailLines(EDGE, tail.tail(), now, 3, List.of(line), false));
            var page = client.get("/api/v1/domains/" + name + "/requests?statusClass=5xx&wait=20s&after="
                            + begin.path("next").asText())
                    .json();

            // Then
            assertThat(tail.statusClass()).isEqualTo(5);
            assertThat(begin.path("lines")).isEmpty();
            assertThat(page.at("/lines/0/edge").asText()).isEqualTo(EDGE);
            assertThat(page.at("/lines/0/request/path").asText()).isEqualTo("/cart");
            assertThat(page.at("/lines/0/request/gate").asText()).isEqualTo("tcp");
            assertThat(page.at("/lines/0/request/finding").asText()).isEqualTo("connection-refused");
            assertThat(page.path("dropped").asInt()).isEqualTo(3);
        }
    }

    @Test
    void shouldRefuseAnUnknownDomainAndAPeriodThatIsTooLong() {
        assertThat(client.get("/api/v1/domains/none.example.com/traffic").status())
                .isEqualTo(404);
        var refused = client.get("/api/v1/domains/none.example.com/traffic?minutes=1441");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/detail").asText()).contains("1..1440");
    }

    private void report(String name) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var count = Duration.between(started, now).toMillis() / 10;
        edges.write(SampleReports.ofChanges(EDGE, started, now, Map.of(), List.of()));
        var totals = List.of(new DomainTotals(
                name,
                started,
                count,
                count / 2,
                count / 2,
                0,
                count / 100,
                Map.of("tcp", count / 100),
                List.of(count),
                List.of(count),
                new ClassTotals(Map.of("https-static", count), Map.of("https-static", count / 2))));
        // The second is of a port that the domain doesn't need.
        var found = new DomainFindings(name, List.of(refused(80, Scheme.HTTP, now), refused(443, Scheme.HTTPS, now)));
        edges.write(new DomainFigures(EDGE, now, 0, 0, totals).with(List.of(found), 0, now));
    }

    private static Finding refused(int port, Scheme scheme, Instant now) {
        return Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                .inTraffic(
                        new Place(OriginAddress.parse("203.0.113.10"), port, scheme), EDGE, now, now, Confidence.ONCE);
    }

    private JsonNode traffic(String name, String minutes) {
        var answer = client.get("/api/v1/domains/" + name + "/traffic?minutes=" + minutes);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static double last(JsonNode column) {
        return column.path(column.size() - 1).asDouble();
    }
}
