package dev.backsource.config.rollout;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.FollowingEdge;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolloutsIT {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    EventWriter edges;
    Database database;
    String name;

    @BeforeEach
    void createADomain() throws InterruptedException {
        client = new Client(base);
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
        database = new Database(infrastructure.database());
        name = Client.freshName();
        client.create(name, 80);
    }

    @AfterEach
    void forgetTheEdges() {
        List.of("a", "b", "c").forEach(edge -> edges.remove(Topic.EDGE_STATUS, edge));
        edges.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    @Test
    void shouldNotBeCompleteWhileNoEdgeIsKnown() {
        // When
        var answer = client.get(path("rollout?wait=200ms"));

        // Then
        assertThat(answer.response().body())
                .isEqualTo("{\"domain\":\"%s\",\"revision\":1,\"complete\":false,\"everywhere\":false,\"edges\":[]}\n"
                        .formatted(name));
    }

    @Test
    void shouldTellAppliedPendingRejectedAndUnreachableEdgesApart() {
        // Given
        var place = published(1);
        var longAgo = Instant.now().minus(Duration.ofMinutes(5));
        var rejection = new Rejection(place.partition, place.offset, name, "port 0 is out of range", Instant.now());
        edges.write(report("a", Instant.now(), place.offsets(0), List.of()));
        edges.write(report("b", Instant.now(), place.offsets(-1), List.of()));
        edges.write(report("c", longAgo, place.offsets(-1), List.of()));

        // When
        var pending = awaitEdges("a=APPLIED b=PENDING c=UNREACHABLE");
        edges.write(report("b", Instant.now(), place.offsets(0), List.of(rejection)));
        var rejected = awaitEdges("a=APPLIED b=REJECTED c=UNREACHABLE");
        edges.write(report("b", Instant.now(), place.offsets(0), List.of()));
        edges.write(report("c", longAgo, place.offsets(0), List.of()));
        var applied = awaitEdges("a=APPLIED b=APPLIED c=UNREACHABLE");
        edges.write(report("c", Instant.now(), place.offsets(0), List.of()));
        var everywhere = awaitEdges("a=APPLIED b=APPLIED c=APPLIED");

        // Then
        assertThat(pending.json().path("complete").asBoolean()).isFalse();
        assertThat(rejected.json().path("complete").asBoolean()).isFalse();
        assertThat(rejected.json().at("/edges/1/reason").asText()).isEqualTo("port 0 is out of range");
        assertThat(applied.json().path("complete").asBoolean()).isTrue();
        assertThat(applied.json().path("everywhere").asBoolean()).isFalse();
        assertThat(applied.json().at("/edges/2/reportAgeMs").asLong()).isGreaterThan(290_000);
        assertThat(everywhere.json().path("everywhere").asBoolean()).isTrue();
    }

    @Test
    void shouldNotTakeADeadEdgeForOneThatHasAppliedAnOldRevision() {
        // Given
        client.setPolicy(name, "FOLLOW");
        var place = published(2);
        edges.write(report("a", Instant.now(), place.offsets(0), List.of()));

        // When
        edges.write(report("c", STARTED, place.offsets(0), List.of()));
        awaitEdges("a=APPLIED c=UNREACHABLE");

        // Then
        assertThat(states(client.get(path("rollout?revision=1")))).isEqualTo("a=APPLIED c=UNREACHABLE");
    }

    @Test
    void shouldNotTakeAnEdgeThatDoesNotTellWhatItServesForOneThatServesIt() {
        // Given
        var place = published(1);
        edges.write(report("a", Instant.now(), place.offsets(0), List.of()));

        // When
        edges.write(withoutHoldings("b", Instant.now(), place.offsets(0), List.of()));
        var answer = awaitEdges("a=APPLIED b=UNKNOWN");

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isFalse();
        assertThat(answer.json().at("/edges/1/reason").asText()).contains("upgrade it");
    }

    @Test
    void shouldNotTakeAnEdgeThatHasReadARevisionAndServesAnotherForOneThatServesIt() {
        // Given
        var place = published(1);
        var other = new EdgeHoldings(Map.of(place.partition, "00000000000000aa"), 0, List.of());

        // When
        edges.write(
                withoutHoldings("a", Instant.now(), place.offsets(0), List.of()).with(other));
        var answer = awaitEdges("a=DIVERGED");

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isFalse();
        assertThat(answer.json().at("/edges/0/reason").asText()).contains("differs from the committed state");
    }

    @Test
    void shouldNotBelieveAReportThatIsDatedInTheFuture() {
        // Given
        var place = published(1);
        var tomorrow = Instant.now().plus(Duration.ofDays(1));

        // When
        edges.write(report("a", tomorrow, place.offsets(0), List.of()));
        var heard = awaitEdges("a=APPLIED");

        // Then: it is as old as it was when it was heard, by which RolloutJudgeTest has an edge fall silent
        assertThat(heard.json().at("/edges/0/reportAgeMs").asLong()).isBetween(0L, 60_000L);
    }

    @Test
    void shouldSkipAReportOfAnEdgeWhoseIdIsNone() {
        // Given
        var place = published(1);
        var good = new String(
                EventCodec.EDGE_STATUS.encode(report("a", Instant.now(), place.offsets(0), List.of())),
                StandardCharsets.UTF_8);

        // When
        edges.writeGarbage(
                Topic.EDGE_STATUS, "../a", good.replace("\"a\"", "\"../a\"").getBytes(StandardCharsets.UTF_8));
        edges.write(report("a", Instant.now(), place.offsets(0), List.of()));

        // Then
        awaitEdges("a=APPLIED");
    }

    @Test
    void shouldBeCompleteOnceEveryReachableEdgeHasAppliedTheRevision() {
        // Given
        var place = published(1);

        // When
        edges.write(report("a", Instant.now(), place.offsets(0), List.of()));
        edges.write(report("c", Instant.now().minusSeconds(300), Map.of(), List.of()));
        var answer = awaitEdges("a=APPLIED c=UNREACHABLE");

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldAnswerAWaitingRequestAsSoonAsTheLastEdgeReports() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        awaitEdges("a=PENDING");
        var place = published(1);
        var waiting = client.getLater(path("rollout?wait=20s"));

        // When
        edges.write(report("a", Instant.now(), place.offsets(0), List.of()));
        var answer = waiting.join();

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldAnswerAWaitThatIsOverWithWhatThereIs() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        awaitEdges("a=PENDING");

        // When
        var answer = client.get(path("rollout?wait=300ms"));

        // Then
        assertThat(states(answer)).isEqualTo("a=PENDING");
    }

    @Test
    void shouldFollowAnOlderRevisionAndTheRemoval() {
        // Given
        client.setPolicy(name, "FOLLOW");
        client.delete(path(""));
        var first = published(1);
        var removal = published(3);
        edges.write(report("a", Instant.now(), first.offsets(0), List.of()));
        awaitEdges("a=PENDING");

        // When
        var old = client.get(path("rollout?revision=1"));
        edges.write(report("a", Instant.now(), removal.offsets(0), List.of()));
        var latest = awaitEdges("a=APPLIED");

        // Then
        assertThat(old.json().path("complete").asBoolean()).isTrue();
        assertThat(latest.revision()).isEqualTo(3);
    }

    @Test
    void shouldTellInTheHistoryWhenEveryEdgeHadARevisionOrWhichReplacedIt() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        edges.write(report("b", Instant.now(), Map.of(), List.of()));
        awaitEdges("a=PENDING b=PENDING");
        client.setPolicy(name, "FOLLOW");
        client.setPolicy(name, "HTTPS");
        var first = published(1).offsets(0);
        var second = published(2).offsets(0);
        var third = published(3).offsets(0);
        var unmeasured = client.get(path("revisions")).json().at("/items/2");

        // When
        List.of(report("a", Instant.now(), first, List.of()), report("b", Instant.now(), first, List.of()))
                .forEach(edges::write);
        await().until(() -> client.get(path("revisions")).json().at("/items/2").has("rollout"));
        List.of(
                        report("b", Instant.now(), first, List.of()),
                        report("a", Instant.now(), second, List.of()),
                        report("a", Instant.now(), third, List.of()),
                        report("b", Instant.now(), third, List.of()))
                .forEach(edges::write);
        await().until(() -> client.get(path("revisions")).json().at("/items/0").has("rollout"));
        var revisions = client.get(path("revisions")).json().path("items");

        // Then
        assertThat(unmeasured.has("rollout")).isFalse();
        assertThat(revisions.findValuesAsText("end")).containsExactly("APPLIED", "REPLACED", "APPLIED");
        var applied = revisions.at("/0/rollout");
        assertThat(applied.path("edges").asInt()).isEqualTo(2);
        assertThat(applied.path("unreachableEdges").asInt()).isZero();
        assertThat(Duration.between(
                                Instant.parse(revisions.at("/0/changedAt").asText()),
                                Instant.parse(applied.path("appliedAt").asText()))
                        .toMillis())
                .isEqualTo(applied.path("afterMs").asLong())
                .isBetween(0L, 120_000L);
        assertThat(revisions.at("/1/rollout").toString()).isEqualTo("{\"end\":\"REPLACED\",\"replacedBy\":3}");
        assertThat(client.get(path("revisions/2")).json().path("rollout")).isEqualTo(revisions.at("/1/rollout"));
    }

    @Test
    void shouldListTheEdges() {
        // Given
        var rejection = new Rejection(3, 7, null, "no key", STARTED);
        edges.write(report("a", Instant.now(), Map.of(), List.of(rejection)));
        edges.write(new EdgeStatus(
                "b",
                STARTED,
                Instant.now(),
                false,
                0,
                Map.of(),
                0,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(new Rejection(5, 2, name, "no JSON", STARTED)),
                null));
        edges.write(report("c", STARTED, Map.of(), List.of()));

        // When
        await().until(() -> client.get("/api/v1/edges").json().path("items").size() == 3);
        var items = client.get("/api/v1/edges").json().path("items");

        // Then
        assertThat(items.findValuesAsText("edge")).containsExactly("a", "b", "c");
        assertThat(items.findValuesAsText("state")).containsExactly("READY", "STARTING", "UNREACHABLE");
        assertThat(items.at("/0/startedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(items.at("/0/routes").asInt()).isEqualTo(4);
        assertThat(items.at("/0/rejectedTotal").asInt()).isEqualTo(1);
        assertThat(items.at("/0/rejections/0/reason").asText()).isEqualTo("no key");
        assertThat(items.at("/1/purgeRejections/0/reason").asText()).isEqualTo("no JSON");
        assertThat(items.findValuesAsText("kind")).containsExactly("REJECTING", "REJECTING");
        assertThat(items.at("/0/troubles/0/since").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(items.at("/2/troubles")).isEmpty();
    }

    @Test
    void shouldForgetAnEdgeThatWasTakenOutOfServiceUntilItReportsAgain() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        edges.write(report("c", STARTED, Map.of(), List.of()));
        awaitEdges("a=PENDING c=UNREACHABLE");

        // When
        var removed = client.delete("/api/v1/edges/c");
        var left = states(client.get(path("rollout")));
        edges.write(report("c", Instant.now(), Map.of(), List.of()));

        // Then
        assertThat(removed.status()).as(removed.response().body()).isEqualTo(204);
        assertThat(left).isEqualTo("a=PENDING");
        awaitEdges("a=PENDING c=PENDING");
        try (var topic = infrastructure.read(Topic.EDGE_STATUS)) {
            var written = topic.of("c");
            var tombstone = written.get(written.size() - 2);
            assertThat(tombstone.value()).isNull();
            assertThat(EventRecords.attributes(tombstone.headers()).source()).isEqualTo("/config-service");
        }
    }

    @Test
    void shouldAnswerARetriedRemovalOfAnEdgeAsTheFirstAndRemoveNothingMore() {
        // Given
        var key = UUID.randomUUID().toString();
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        edges.write(report("c", STARTED, Map.of(), List.of()));
        awaitEdges("a=PENDING c=UNREACHABLE");

        // When
        var refused = client.delete("/api/v1/edges/a", "Idempotency-Key", key);
        var first = client.delete("/api/v1/edges/c", "Idempotency-Key", key);
        edges.write(report("c", STARTED, Map.of(), List.of()));
        awaitEdges("a=PENDING c=UNREACHABLE");
        var retry = client.delete("/api/v1/edges/c", "Idempotency-Key", key);
        var other = client.delete("/api/v1/edges/b", "Idempotency-Key", key);
        var conditional = client.delete("/api/v1/edges/c", "If-Match", "\"1\"");

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(first.status()).as(first.response().body()).isEqualTo(204);
        assertThat(first.header("content-type")).isEmpty();
        assertThat(retry.status()).isEqualTo(204);
        assertThat(retry.header("idempotency-replayed")).isEqualTo("true");
        assertThat(retry.response().body()).isEmpty();
        assertThat(other.status()).isEqualTo(422);
        assertThat(conditional.violations()).containsExactly("If-Match invalid");
        assertThat(states(client.get(path("rollout")))).isEqualTo("a=PENDING c=UNREACHABLE");
    }

    @Test
    void shouldNotForgetAnEdgeThatStillReportsOrThatIsUnknown() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        awaitEdges("a=PENDING");

        // When
        var reporting = client.delete("/api/v1/edges/a");
        var unknown = client.delete("/api/v1/edges/nobody");

        // Then
        assertThat(reporting.status()).isEqualTo(409);
        assertThat(reporting.json().path("type").asText()).isEqualTo("urn:backsource:problem:edge-still-reports");
        assertThat(reporting.json().path("detail").asText()).contains("stop it").contains("120 s");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("type").asText()).isEqualTo("urn:backsource:problem:unknown-edge");
        assertThat(states(client.get(path("rollout")))).isEqualTo("a=PENDING");
    }

    @Test
    void shouldTellWhichEdgesServeFromASnapshotAndOfWhen() {
        // Given
        var taken = Instant.parse("2026-01-01T00:00:00.5Z");
        edges.write(report("a", Instant.now(), Map.of(), List.of()));
        edges.write(fromSnapshot("b", taken));

        // When
        awaitEdges("a=PENDING b=PENDING");
        var listed = client.get("/api/v1/edges").json();

        // Then
        assertThat(listed.at("/items/0").has("snapshotTakenAt")).isFalse();
        assertThat(listed.at("/items/1/state").asText()).isEqualTo("READY");
        assertThat(Instant.parse(listed.at("/items/1/snapshotTakenAt").asText()))
                .isEqualTo(taken);
    }

    @Test
    void shouldCountAndSkipReportsThatCantBeUsed() {
        // Given
        var garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        edges.write(report("a", Instant.now(), Map.of(), List.of()));

        // When
        edges.writeGarbage(Topic.EDGE_STATUS, "a", garbage);
        edges.writeBare(Topic.EDGE_STATUS, "a", garbage);
        edges.writeWithoutType(
                Topic.EDGE_STATUS, "a", EventCodec.EDGE_STATUS.encode(report("a", STARTED, Map.of(), List.of())));
        edges.writeGarbage(
                Topic.EDGE_STATUS, "c", EventCodec.EDGE_STATUS.encode(report("a", STARTED, Map.of(), List.of())));
        edges.write(report("b", Instant.now(), Map.of(), List.of()));

        // Then
        awaitEdges("a=PENDING b=PENDING");
        assertThat(client.get("/q/metrics").response().body())
                .containsPattern("backsource_view_rejected_total\\{topic=\"backsource.edge-status.v1\"\\} [4-9]");
    }

    private String path(String rest) {
        return ("/api/v1/domains/" + name + "/" + rest).replaceAll("/$", "");
    }

    private Answer awaitEdges(String expected) {
        await().until(() -> states(client.get(path("rollout"))).equals(expected));
        return client.get(path("rollout"));
    }

    private static String states(Answer rollout) {
        var states = new StringBuilder();
        rollout.json()
                .path("edges")
                .forEach(edge -> states.append(' ')
                        .append(edge.path("edge").asText())
                        .append('=')
                        .append(edge.path("state").asText()));
        return states.toString().strip();
    }

    private Place published(long revision) {
        var query = "select kafka_partition || ' ' || kafka_offset from domain_revision where domain = '" + name
                + "' and revision = " + revision + " and published_at is not null";
        await().until(() -> !database.value(query).isEmpty());
        var parts = database.value(query).split(" ", -1);
        return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    private EdgeStatus report(String edge, Instant reportedAt, Map<Integer, Long> applied, List<Rejection> rejections) {
        return withoutHoldings(edge, reportedAt, applied, rejections)
                .with(new FollowingEdge(infrastructure.read(Topic.POLICY_CHANGES)).at(applied));
    }

    private static EdgeStatus withoutHoldings(
            String edge, Instant reportedAt, Map<Integer, Long> applied, List<Rejection> rejections) {
        return SampleReports.ofChanges(edge, STARTED, reportedAt, applied, rejections);
    }

    private static EdgeStatus fromSnapshot(String edge, Instant taken) {
        return new EdgeStatus(
                edge, STARTED, Instant.now(), true, 4, Map.of(), 0, List.of(), Map.of(), Map.of(), List.of(), taken);
    }

    private record Place(int partition, long offset) {
        /** What an edge has applied that is so many records behind or ahead of this place. */
        Map<Integer, Long> offsets(long distance) {
            var offsets = new HashMap<Integer, Long>();
            if (offset + distance >= 0) {
                offsets.put(partition, offset + distance);
            }
            return offsets;
        }
    }
}
