package dev.backsource.config.outbox.relay;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one version writes to the outbox while another one publishes, in the statements of the version before. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MixedVersionsIT {
    /** How the version before recorded a change: its outbox row says neither incarnation nor author. */
    private static final String RECORD = """
            with changed as (
                update domain set incarnation = %2$d, revision = %3$d, removed = %4$s is null, state = %4$s, changed_at = now()
                where name = '%1$s'),
            noted as (
                insert into domain_revision (domain, incarnation, revision, state, changed_at, changed_by, restored_from)
                values ('%1$s', %2$d, %3$d, %4$s, now(), 'alice@example.com', null))
            insert into outbox (topic, domain, revision, payload, ce_time, traceparent)
            values ('backsource.policy-changes.v1', '%1$s', %3$d, %4$s, now(), '')
            returning id""";

    private static final String EVENT_ID = "coalesce(purge_id, domain || '/' || revision)";

    /** How the version before read the outbox. */
    private static final String READ = """
            with head as (
                select id, topic, domain from outbox where topic || ' ' || domain <> all(array[]::text[]) order by id limit 4096),
            first as (select min(id) as id from head group by topic, domain order by id limit 256)
            select id, topic, domain, %s as event_id, revision, incarnation, payload, ce_time, traceparent, changed_by
            from first join outbox using (id) left join domain_revision using (domain, revision) order by id""".formatted(EVENT_ID);

    /** How the version before noted where it had published. */
    private static final String MARK_PUBLISHED = """
            with place as (
                select * from unnest(array[%%d]::bigint[], array[3]::integer[], array[99]::bigint[]) as place (id, kafka_partition, kafka_offset)),
            gone as (
                delete from outbox using place where outbox.id = place.id
                returning domain, revision, purge_id, %s as event_id, place.kafka_partition, place.kafka_offset),
            revision as (
                update domain_revision r
                set kafka_partition = gone.kafka_partition, kafka_offset = gone.kafka_offset, published_at = now()
                from gone where r.domain = gone.domain and r.revision = gone.revision),
            purge as (
                update cache_purge p
                set kafka_partition = gone.kafka_partition, kafka_offset = gone.kafka_offset, published_at = now()
                from gone where p.id = gone.purge_id)
            select pg_notify('backsource_published', concat_ws(' ', event_id, kafka_partition, kafka_offset)) from gone""".formatted(EVENT_ID);

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    Database database;
    TopicReader topic;
    String name;

    @BeforeEach
    void connect() {
        client = new Client(base);
        database = new Database(infrastructure.database());
        topic = infrastructure.read(Topic.POLICY_CHANGES);
        name = Client.freshName();
    }

    @AfterEach
    void disconnect() {
        topic.close();
    }

    @Test
    void shouldPublishWhatTheVersionBeforeWritesWithItsIncarnationAndAuthor() {
        // Given
        client.create(name, 80);
        await().until(() -> topic.of(name).size() == 1);
        var incarnation = System.currentTimeMillis();
        var state = new String(topic.of(name).get(0).value(), StandardCharsets.UTF_8)
                .replace("\"revision\":1", "\"revision\":2,\"incarnation\":" + incarnation);

        // When: a repair, a removal, and a change of this version's
        database.value(RECORD.formatted(name, incarnation, 2, "'" + state + "'"));
        database.value(RECORD.formatted(name, incarnation, 3, "null::text"));
        client.post("/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name), "X-Operator", "bob@example.com");

        // Then
        await().until(() -> topic.of(name).size() == 4);
        assertThat(topic.of(name))
                .extracting(published -> {
                    var attributes = EventRecords.attributes(published.headers());
                    return attributes.revision() + " " + attributes.incarnation() + " " + attributes.changedBy();
                })
                .containsExactly(
                        "1 null " + TestAdministrator.NAME,
                        "2 " + incarnation + " alice@example.com",
                        "3 " + incarnation + " alice@example.com",
                        "4 " + incarnation + " bob@example.com");
        await().until(() -> database.outboxSize() == 0);
    }

    @Test
    void shouldWriteWhatTheVersionBeforeCanPublish() throws SQLException {
        // Given
        client.create(name, 80);
        await().until(() -> topic.of(name).size() == 1);
        await().until(() -> database.outboxSize() == 0);
        var lock = takeTheLock();
        client.delete("/api/v1/domains/" + name, "X-Operator", "alice@example.com");

        // When
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery(READ)) {
            assertThat(rows.next()).isTrue();
            var id = rows.getLong("id");
            assertThat(rows.getString("domain")).isEqualTo(name);
            assertThat(rows.getString("event_id")).isEqualTo(name + "/2");
            assertThat(rows.getLong("revision")).isEqualTo(2);
            assertThat(rows.getLong("incarnation")).isZero();
            assertThat(rows.getString("payload")).isNull();
            assertThat(rows.getString("changed_by")).isEqualTo("alice@example.com");
            assertThat(rows.next()).isFalse();
            database.value(MARK_PUBLISHED.formatted(id));
        } finally {
            lock.close();
        }

        // Then
        assertThat(database.outboxSize()).isZero();
        assertThat(database.value(
                        "select kafka_partition || ' ' || kafka_offset from domain_revision where revision = 2"
                                + " and domain = '" + name + "'"))
                .isEqualTo("3 99");
    }

    /** As an instance of the version before has it while it publishes: this one stands by until the connection is closed. */
    private Connection takeTheLock() throws SQLException {
        var connection = database.connect();
        var locked = CompletableFuture.runAsync(() -> {
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(" + OutboxConnection.LOCK + ")");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> {
            database.value("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'config-service-relay'");
            return locked.isDone();
        });
        locked.join();
        return connection;
    }
}
