package dev.backsource.config.health;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HealthViewsIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final OriginAddress ORIGIN = OriginAddress.parse("203.0.113.10");

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    EventWriter prober;
    DomainName domain;

    @BeforeEach
    void createADomain() throws InterruptedException {
        client = new Client(base);
        prober = new EventWriter(infrastructure.broker().bootstrapServers());
        domain = DomainName.parse(Client.freshName());
        client.create(domain.value(), 80);
        client.setPolicy(domain.value(), "FOLLOW");
    }

    @AfterEach
    void forget() {
        for (var kind : AlertKind.values()) {
            prober.remove(Topic.ORIGIN_ALERTS, OriginAlert.key(domain, kind));
        }
        prober.close();
        await().until(() -> total("") == 0);
    }

    @Test
    void shouldListEveryNeededPortAndSayWhichWereNotProbedYet() {
        // Given: and a certificate near its end at a port that is needed no more
        var expiring = Measurement.of(
                FindingKind.CERTIFICATE_EXPIRING, new CertificateExpiring("CN=a.test", "1", NOON.plusSeconds(60), 1));
        prober.write(new OriginHealth(
                domain,
                2,
                NOON,
                List.of(
                        new OriginHealth.Port(
                                ORIGIN,
                                443,
                                Scheme.HTTPS,
                                PortState.CLOSED,
                                NOON,
                                "connection refused",
                                Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                                        .watched(
                                                new Place(ORIGIN, 443, Scheme.HTTPS), NOON, NOON, Confidence.REPEATED)),
                        new OriginHealth.Port(ORIGIN, 8080, Scheme.HTTP, PortState.OPEN, NOON, "connected")),
                List.of(
                        expiring.watched(new Place(ORIGIN, 443, Scheme.HTTPS), NOON, NOON, Confidence.ONCE),
                        expiring.watched(new Place(ORIGIN, 8443, Scheme.HTTPS), NOON, NOON, Confidence.ONCE))));

        // When
        var path = "/api/v1/domains/" + domain + "/health";
        await().until(() -> client.get(path).response().body().contains("CLOSED"));

        // Then
        var times = "\"since\":\"2026-06-01T12:00:00Z\",\"measuredAt\":\"2026-06-01T12:00:00Z\"";
        var place = "\"origin\":\"203.0.113.10\",\"port\":443,\"scheme\":\"https\"";
        assertThat(asFirstMeasured(client.get(path).response().body()))
                .isEqualTo("""
                {"domain":"%s","revision":2,"observedAt":"2026-06-01T12:00:00Z","ports":[\
                {"origin":"203.0.113.10","port":80,"scheme":"http","state":"UNKNOWN","reason":"not probed yet"},\
                {%s,"state":"CLOSED","since":"2026-06-01T12:00:00Z","reason":"connection refused",\
                "finding":{"code":"connection-refused","severity":"ERROR","gate":"tcp",%s,"source":"PROBE",%s,\
                "confidence":"REPEATED","evidence":{},\
                "detail":"Port 443 of origin 203.0.113.10 is closed: connection refused.",\
                "remedy":"Open the port at the origin, or change the policy or the origin."}}],\
                "findings":[{"code":"certificate-expiring","severity":"WARNING","gate":"expiry",%s,"source":"PROBE",%s,\
                "confidence":"ONCE","evidence":{"subject":"CN=a.test","serialNumber":"1",\
                "notAfter":"2026-06-01T12:01:00Z","withinDays":1},\
                "detail":"Certificate of port 443 of origin 203.0.113.10 expires in less than a day, at 2026-06-01T12:01:00Z\
                 (CN=a.test).","remedy":"Renew the certificate on the server before edges refuse it."}]}
                """.formatted(domain, place, place, times, place, times));
    }

    /** The answer before a prober of another test says when it checked this partition's ports. */
    private static String asFirstMeasured(String health) {
        var checkedAt = Pattern.compile("\"checkedAt\":\"([^\"]+)\",").matcher(health);
        return checkedAt.find()
                ? health.replace(checkedAt.group(), "").replace(checkedAt.group(1), NOON.toString())
                : health;
    }

    @Test
    void shouldListAlertsByStatusLatestFirstInPages() {
        // Given
        var first = alert(AlertKind.FOLLOW_NEEDS_BOTH_PORTS, NOON);
        var second = alert(AlertKind.ORIGIN_PORT_CLOSED, NOON.plusSeconds(60));
        prober.write(first);
        prober.write(second.resolved(NOON.plusSeconds(90), "the port is open again"));

        // When
        await().until(() -> total("") == 2);
        var all = client.get("/api/v1/alerts").json();
        var firing = client.get("/api/v1/alerts?status=FIRING").json();
        var page = client.get("/api/v1/alerts?page=1&size=1").json();

        // Then
        assertThat(all.findValuesAsText("kind")).containsExactly("origin-port-closed", "follow-needs-both-ports");
        assertThat(all.at("/items/0/endedAt").asText()).isEqualTo("2026-06-01T12:01:30Z");
        assertThat(firing.path("total").asInt()).isEqualTo(1);
        assertThat(firing.at("/items/0/missingPorts/0").asInt()).isEqualTo(443);
        assertThat(firing.at("/items/0/origin").asText()).isEqualTo("203.0.113.10");
        assertThat(page.findValuesAsText("kind")).containsExactly("follow-needs-both-ports");
        assertThat(page.path("total").asInt()).isEqualTo(2);
    }

    /** As a prober's that told long ago; what it found then is not known now. */
    @Test
    void shouldKnowNothingOfPortsThatNobodyHasCheckedForLong() {
        // Given
        var longAgo = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);
        var path = "/api/v1/domains/" + domain + "/health";
        prober.write(new OriginHealth(
                domain,
                2,
                NOON,
                List.of(new OriginHealth.Port(ORIGIN, 443, Scheme.HTTPS, PortState.OPEN, NOON, "connected"))));
        prober.write(alert(AlertKind.ORIGIN_PORT_CLOSED, NOON));
        await().until(() -> client.get(path).response().body().contains("OPEN") && total("") == 1);
        try {
            // When
            prober.write(heartbeat(longAgo, null));
            await().until(() -> client.get(path).json().has("notCheckedSince"));

            // Then
            var port = client.get(path).json().at("/ports/1");
            assertThat(client.get(path).json().has("checkedAt")).isFalse();
            assertThat(port.path("state").asText()).isEqualTo("UNKNOWN");
            assertThat(port.path("since").asText()).isEqualTo(longAgo.toString());
            assertThat(port.path("reason").asText())
                    .isEqualTo("not checked since " + longAgo + "; was OPEN then: connected");
            var alert = client.get("/api/v1/alerts?domain=" + domain).json().at("/items/0");
            assertThat(alert.path("notCheckedSince").asText()).isEqualTo(longAgo.toString());
            var listed = client.get("/api/v1/domains?query=" + domain).json().at("/items/0/ports");
            assertThat(listed.path("open").asInt()).isZero();
            assertThat(listed.path("notCheckedSince").asText()).isEqualTo(longAgo.toString());
        } finally {
            prober.write(heartbeat(Instant.now(), 0L));
        }
        await().until(() -> !client.get(path).json().has("notCheckedSince"));
        var checked = client.get(path).json();
        assertThat(checked.at("/ports/1/state").asText()).isEqualTo("OPEN");
        assertThat(Instant.parse(checked.path("checkedAt").asText())).isAfter(longAgo);
        assertThat(checked.path("observedAt").asText()).isEqualTo(NOON.toString());
    }

    /** Port states are published when they change only, and findings of no single port twice an hour. */
    @Test
    void shouldGiveAnUpperBoundOfTheAgeOfStatesAndDoubtFindingsThatAreNotMeasuredAnyMore() {
        // Given
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var path = "/api/v1/domains/" + domain + "/health";
        var loop = Measurement.of(FindingKind.REDIRECT_LOOP, FindingKind.REDIRECT_LOOP.example());
        var at = new Place(ORIGIN, null, null);
        prober.write(new OriginHealth(
                domain,
                2,
                NOON,
                List.of(new OriginHealth.Port(ORIGIN, 443, Scheme.HTTPS, PortState.OPEN, NOON, "connected")),
                List.of(
                        loop.watched(at, NOON, now.minus(Duration.ofMinutes(61)), Confidence.REPEATED),
                        loop.watched(at, NOON, now.minus(Duration.ofMinutes(50)), Confidence.REPEATED))));

        // When
        prober.write(heartbeat(now, 7_000L));
        await().until(() -> client.get(path).json().has("checkedAt")
                && client.get(path).json().path("findings").size() == 2);
        var health = client.get(path).json();
        prober.write(heartbeat(Instant.now(), null));
        await().until(() -> !client.get(path).json().has("checkedAt"));

        // Then
        assertThat(health.path("checkedAt").asText())
                .isEqualTo(now.minusSeconds(7).toString());
        assertThat(health.path("findings").findValuesAsText("confidence")).containsExactly("OUTDATED", "REPEATED");
    }

    /** For the partition of the domain; probing so rarely, it is not missed again while other tests run. */
    private ProberStatus heartbeat(Instant at, @Nullable Long oldestMs) {
        var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, domain.value());
        return new ProberStatus(partition, "prober-1", Instant.EPOCH, at, 1, 2, 3_600_000, 0, oldestMs);
    }

    private int total(String parameters) {
        return client.get("/api/v1/alerts" + parameters).json().path("total").asInt();
    }

    private OriginAlert alert(AlertKind kind, Instant startedAt) {
        var affected = List.of(new OriginAlert.Affected(ORIGIN, List.of(443)));
        return new OriginAlert(
                domain, kind, AlertStatus.FIRING, ORIGIN, List.of(443), affected, 2, startedAt, null, "port 443");
    }
}
