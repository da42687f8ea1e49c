package dev.backsource.config.reconciliation;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.FollowingEdge;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic that holds what isn't in the database: what is shown of it, and the repair. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReconciliationIT {
    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    EventWriter events;
    Database database;
    String name;

    @BeforeEach
    void createADomain() throws InterruptedException {
        client = new Client(base);
        events = new EventWriter(infrastructure.broker().bootstrapServers());
        database = new Database(infrastructure.database());
        name = Client.freshName();
        client.create(name, 80);
    }

    @AfterEach
    void forgetTheEdge() {
        events.remove(Topic.EDGE_STATUS, "a");
        events.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    /** As after the restore of a backup: three changes that were made since are gone, and edges serve the last of them. */
    @Test
    void shouldTellThatTheDatabaseHasGoneBackAndPublishAgainWhatItHolds() throws SQLException {
        // Given
        client.setPolicy(name, "FOLLOW");
        client.setPolicy(name, "HTTP");
        client.setPolicy(name, "HTTPS");
        awaitEdge("APPLIED");

        // When
        goBackTo(1);
        awaitEdge("DIVERGED");
        var rollout = rollout();
        var difference = difference();
        var well = client.get("/q/health/well");
        client.delete("/api/v1/domains/" + name);
        awaitEdge("DIVERGED");
        var removal = rollout();

        // Then
        assertThat(rollout.path("revision").asLong()).isEqualTo(1);
        assertThat(rollout.path("complete").asBoolean()).isFalse();
        assertThat(rollout.path("everywhere").asBoolean()).isFalse();
        assertThat(rollout.at("/edges/0/reason").asText()).contains("revision 4");
        assertThat(difference.path("topicRevision").asLong()).isEqualTo(4);
        assertThat(well.status()).isEqualTo(503);
        assertThat(removal.path("revision").asLong()).isEqualTo(2);
        assertThat(removal.path("complete").asBoolean()).isFalse();

        // And when
        repair();
        awaitEdge("APPLIED");

        // Then
        assertThat(rollout().path("revision").asLong()).isEqualTo(5);
        assertThat(rollout().path("complete").asBoolean()).isTrue();
        assertThat(last().value()).isNull();
        assertThat(EventRecords.attributes(last().headers()).incarnation()).isPositive();
        awaitAgreement();
    }

    @Test
    void shouldRepairWhatWasForgedAtTheLargestRevisionAndGoOnFromThere() {
        // Given
        awaitEdge("APPLIED");
        var forged = EventCodec.POLICY_CHANGE.decode(last().value());
        var value = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(
                forged.domain(), Instant.now().toEpochMilli(), StateVersion.MAX_REVISION, Instant.now(), "somebody"));

        // When
        events.writePolicyChange(name, value, StateVersion.MAX_REVISION);
        awaitEdge("DIVERGED");
        var operator = new Keys(client).of("operator").authorization();
        var refused = client.post("/api/v1/reconciliation/repairs", "{}", "Authorization", operator);
        repair();
        awaitEdge("APPLIED");
        var next = client.setPolicy(name, "HTTPS");
        awaitEdge("APPLIED");

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(next.revision()).isEqualTo(3);
        assertThat(rollout().path("complete").asBoolean()).isTrue();
        assertThat(EventCodec.POLICY_CHANGE.decode(last().value()).incarnation())
                .isGreaterThan(forged.incarnation());
        awaitAgreement();
    }

    /** No edge takes an incarnation that lies ahead; so none may be what the repair begins at. */
    @ParameterizedTest
    @ValueSource(longs = {4_102_444_800_000L, StateVersion.MAX_REVISION})
    void shouldRepairWhatLiesAheadAndGoOnFromNow(long incarnation) {
        // Given
        awaitEdge("APPLIED");
        var known = EventCodec.POLICY_CHANGE.decode(last().value());
        var forged = EventCodec.POLICY_CHANGE.encode(
                PolicyChange.of(known.domain(), incarnation, 2, Instant.now(), "somebody"));
        events.writePolicyChange(name, forged, 2);
        difference();

        // When
        repair();
        awaitAgreement();
        var next = client.setPolicy(name, "HTTPS");
        awaitEdge("APPLIED");

        // Then
        assertThat(next.status()).isEqualTo(200);
        var last = EventCodec.POLICY_CHANGE.decode(last().value());
        assertThat(last.revision()).isEqualTo(next.revision());
        assertThat(last.incarnation())
                .isBetween(1L, Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
    }

    @Test
    void shouldShowARecordThatCannotBeReadAndPublishTheDomainInItsPlace() {
        // Given
        awaitEdge("APPLIED");
        var garbage = "{\"domain\":".getBytes(StandardCharsets.UTF_8);

        // When
        events.writeGarbage(Topic.POLICY_CHANGES, "NO DOMAIN", garbage);
        events.writeGarbage(Topic.POLICY_CHANGES, name, garbage);
        var difference = difference();
        await().until(() -> client.get("/api/v1/reconciliation")
                .json()
                .path("foreignKeys")
                .toString()
                .contains("NO DOMAIN"));
        var unreadable = client.get("/api/v1/reconciliation").json().path("unreadable");
        repair();
        awaitAgreement();

        // Then
        assertThat(difference.path("cause").asText()).isEqualTo("UNREADABLE");
        assertThat(difference.path("reason").asText()).isNotEmpty();
        assertThat(unreadable.asInt()).isEqualTo(1);
        assertThat(EventCodec.POLICY_CHANGE.decode(last().value()).revision()).isEqualTo(2);
        assertThat(rollout().path("revision").asLong()).isEqualTo(2);
    }

    /** As Kafka leaves it when a leader is elected that lacks the last record: the database has it as published. */
    @Test
    void shouldShowAPublishedRecordThatKafkaHasLostAndPublishTheDomainAgain() throws SQLException {
        // Given
        awaitEdge("APPLIED");

        // When
        publishToNowhere();
        var difference = difference();
        var well = client.get("/q/health/well");
        repair();
        awaitAgreement();
        awaitEdge("APPLIED");

        // Then
        assertThat(difference.path("cause").asText()).isEqualTo("LOST");
        assertThat(difference.path("committedRevision").asLong()).isEqualTo(1);
        assertThat(difference.path("topicRevision").asLong()).isEqualTo(2);
        assertThat(well.status()).isEqualTo(503);
        assertThat(EventCodec.POLICY_CHANGE.decode(last().value()).revision()).isEqualTo(3);
        assertThat(rollout().path("revision").asLong()).isEqualTo(3);
    }

    /** As a repair left it that began at a forged incarnation: the row itself lies ahead, and so would all that follows. */
    @Test
    void shouldPutBackARowThatLiesAhead() throws SQLException {
        // Given
        awaitEdge("APPLIED");
        setIncarnation(4_102_444_800_000L);
        client.setPolicy(name, "FOLLOW");
        var difference = difference();

        // When
        repair();
        awaitAgreement();
        var next = client.setPolicy(name, "HTTPS");
        awaitEdge("APPLIED");

        // Then
        assertThat(difference.path("cause").asText()).isEqualTo("NOT_TAKEN");
        var last = EventCodec.POLICY_CHANGE.decode(last().value());
        assertThat(last.revision()).isEqualTo(next.revision()).isEqualTo(4);
        assertThat(last.incarnation())
                .isBetween(1L, Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
        assertThat(rollout().path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldTellOfADomainThatTheDatabaseNeverHadAndRemoveIt() {
        // Given
        awaitEdge("APPLIED");
        var known = EventCodec.POLICY_CHANGE.decode(last().value());
        var unknown = "never-" + name;
        var text = new String(EventCodec.POLICY_CHANGE.encode(known), StandardCharsets.UTF_8);

        // When
        events.writePolicyChange(unknown, text.replace(name, unknown).getBytes(StandardCharsets.UTF_8), 1);
        await().until(() -> difference(unknown) != null);
        repair();
        awaitAgreement();

        // Then
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            var written = topic.of(unknown);
            assertThat(written.get(written.size() - 1).value()).isNull();
        }
    }

    /** An edge that reads the topic to its end and reports at once what it holds. */
    private void awaitEdge(String state) {
        await().until(() -> {
            var records = records();
            var offset =
                    records.isEmpty() ? -1L : records.get(records.size() - 1).offset();
            var applied = offset < 0 ? Map.<Integer, Long>of() : Map.of(partition(), offset);
            var following = new FollowingEdge(infrastructure.read(Topic.POLICY_CHANGES));
            events.write(SampleReports.ofChanges("a", Instant.EPOCH, Instant.now(), applied, List.of())
                    .with(following.at(applied)));
            return rollout().at("/edges/0/state").asText().equals(state);
        });
    }

    private void awaitAgreement() {
        await().until(() -> client.get("/api/v1/reconciliation")
                .json()
                .path("state")
                .asText()
                .equals("AGREES"));
        assertThat(client.metric("backsource_reconciliation_stray_domains")).isZero();
    }

    private void repair() {
        var repaired = client.post("/api/v1/reconciliation/repairs", "{}");
        assertThat(repaired.status()).as(repaired.response().body()).isEqualTo(200);
        assertThat(repaired.json().path("published").asInt()).isPositive();
    }

    private JsonNode rollout() {
        return client.get("/api/v1/domains/" + name + "/rollout").json();
    }

    private JsonNode difference() {
        await().until(() -> difference(name) != null);
        return difference(name);
    }

    private JsonNode difference(String domain) {
        var items = client.get("/api/v1/reconciliation").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("domain").asText().equals(domain))
                .findFirst()
                .orElse(null);
    }

    private void goBackTo(long revision) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update domain d set revision = r.revision, state = r.state, changed_at = r.changed_at"
                    + " from domain_revision r where d.name = '" + name + "' and r.domain = d.name and r.revision = "
                    + revision);
            statement.execute("delete from domain_revision where domain = '" + name + "' and revision > " + revision);
            connection.commit();
        }
    }

    /** Makes revision 2 of revision 1, and notes it as published at the offset of revision 1. */
    private void publishToNowhere() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into domain_revision (domain, revision, state, changed_at, kafka_partition,"
                    + " kafka_offset, published_at) select domain, 2, state, changed_at, kafka_partition, kafka_offset,"
                    + " published_at from domain_revision where revision = 1 and domain = '" + name + "'");
            statement.execute("update domain set revision = 2 where name = '" + name + "'");
            connection.commit();
        }
    }

    private void setIncarnation(long incarnation) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("update domain set incarnation = " + incarnation + " where name = '" + name + "'");
        }
    }

    private int partition() {
        return EventRecords.partitionOf(Topic.POLICY_CHANGES, name);
    }

    private ConsumerRecord<String, byte[]> last() {
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            var written = topic.of(name);
            return written.get(written.size() - 1);
        }
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            return topic.records().stream()
                    .filter(record -> record.partition() == partition())
                    .toList();
        }
    }
}
