package dev.backsource.config.outbox.relay;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OutboxRelayIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    Vertx vertx;

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
    void shouldPublishTheFullStateWithItsAttributes() {
        // Given
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        client.create(name, 8080);

        // When
        client.setPolicy(name, "HTTPS", "traceparent", trace);
        await().until(() -> topic.of(name).size() == 2);

        // Then
        var published = topic.of(name).get(1);
        var attributes = EventRecords.attributes(published.headers()).requireType(Topic.POLICY_CHANGES);
        assertThat(attributes.id()).isEqualTo(name + "/2");
        assertThat(attributes.source()).isEqualTo("/config-service");
        assertThat(attributes.subject()).isEqualTo(name);
        assertThat(attributes.revision()).isEqualTo(2);
        assertThat(attributes.traceparent()).isEqualTo(trace);
        var change = EventCodec.POLICY_CHANGE.decode(published.value());
        assertThat(change.revision()).isEqualTo(2);
        assertThat(change.changedAt()).isEqualTo(attributes.time());
        assertThat(change.domain().origins().get(0).port()).isEqualTo(8080);
        assertThat(published.partition()).isEqualTo(EventRecords.partitionOf(Topic.POLICY_CHANGES, name));
    }

    @Test
    void shouldNameNoTraceWhenTheRequestBringsNoValidOne() {
        // When
        client.create(name, 80);
        client.setPolicy(name, "HTTP", "traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01");
        await().until(() -> topic.of(name).size() == 2);

        // Then
        assertThat(topic.of(name))
                .allSatisfy(published -> assertThat(
                                EventRecords.attributes(published.headers()).traceparent())
                        .isNull());
    }

    @Test
    void shouldPublishARemovalAsANullValueWithItsRevisionAndWhoMadeIt() {
        // Given
        client.create(name, 80);

        // When
        client.delete("/api/v1/domains/" + name, "X-Operator", "alice@example.com");
        await().until(() -> topic.of(name).size() == 2);

        // Then
        var creation = EventRecords.attributes(topic.of(name).get(0).headers());
        var removal = EventRecords.attributes(topic.of(name).get(1).headers());
        assertThat(topic.of(name).get(1).value()).isNull();
        assertThat(removal.revision()).isEqualTo(2);
        assertThat(removal.id()).isEqualTo(name + "/2");
        assertThat(removal.changedBy()).isEqualTo("alice@example.com");
        assertThat(creation.changedBy()).isEqualTo(TestAdministrator.NAME);
    }

    @Test
    void shouldRecordWhereARevisionWasPublishedAndEmptyTheOutbox() {
        // When
        client.create(name, 80);
        await().until(() -> topic.of(name).size() == 1);

        // Then
        var published = topic.of(name).get(0);
        await().untilAsserted(() -> assertThat(database.value(
                        "select kafka_partition || ' ' || kafka_offset from domain_revision where domain = '" + name
                                + "'"))
                .isEqualTo(published.partition() + " " + published.offset()));
        await().until(() -> database.outboxSize() == 0);
    }

    @Test
    void shouldPublishEveryRevisionOfEveryDomainInOrderUnderManyWritersAndEmptyTheOutbox() {
        // Given
        var names = List.of("a." + name, "b." + name, "c." + name, "d." + name);
        names.forEach(each -> client.create(each, 80));

        // When
        concurrently(
                16,
                writer -> IntStream.range(0, 10)
                        .forEach(i -> client.put(
                                "/api/v1/domains/" + names.get(writer % names.size()) + "/origins",
                                """
                                {"origins": [{"address": "203.0.113.%d", "port": %d}]}\
                                """.formatted(writer, 20_000 + i))));

        // Then
        for (var each : names) {
            var revisions = LongStream.rangeClosed(1, 41).boxed().toList();
            await().untilAsserted(() -> assertThat(revisions(each)).isEqualTo(revisions));
        }
        await().until(() -> database.outboxSize() == 0);
        assertThat(database.value("select count(published_at) from domain_revision where domain like '%." + name + "'"))
                .isEqualTo("164");
    }

    /** Each is written just after a look at the outbox: one that waited for the next would wait for nearly a second. */
    @Test
    void shouldPublishALoneChangeWithoutWaitingForThePoll() {
        // Given
        client.create(name, 80);
        await().until(() -> topic.of(name).size() == 1);

        // When
        for (var change = 1; change <= 10; change++) {
            client.put("/api/v1/domains/" + name + "/origins", """
                {"origins": [{"address": "203.0.113.1", "port": %d}]}\
                """.formatted(1000 + change));
            var published = 1 + change;
            await().until(() -> topic.of(name).size() == published);
        }

        // Then
        var fastest = topic.of(name).stream()
                .skip(1)
                .mapToLong(published -> published.timestamp()
                        - EventRecords.attributes(published.headers()).time().toEpochMilli())
                .min();
        assertThat(fastest.orElseThrow()).isLessThan(500);
    }

    @Test
    void shouldNotLetAnEventThatKafkaRefusesHoldUpOtherDomains() {
        // Given
        client.create(name, 80);
        await().until(() -> topic.of(name).size() == 1);
        var other = Client.freshName();

        // When: far more than the broker takes
        var refused =
                database.value("with refused as (insert into outbox (domain, revision, payload, ce_time, traceparent)"
                        + " values ('" + name
                        + "', 99, repeat('x', 3000000), now() - interval '1 minute', '') returning id)"
                        + " select id from refused");
        client.create(other, 80);
        client.setPolicy(name, "HTTP");

        // Then: the domain's own next revision waits behind it
        await().until(() -> topic.of(other).size() == 1);
        await().until(() -> database.outboxSize() == 2);
        await().until(() -> client.get("/q/health/well").status() == 503);
        database.value("delete from outbox where id = " + refused + " returning id");
        await().untilAsserted(() -> assertThat(revisions(name)).containsExactly(1L, 2L));
    }

    @Test
    void shouldSayThatTheDatabaseIsAwayAndGoOnWhenItIsBack() {
        // Given
        client.create(name, 80);

        // When
        infrastructure.database().close();
        var read = client.get("/api/v1/domains/" + name);
        var write = client.setPolicy(name, "FOLLOW");
        infrastructure.restartDatabase();

        // Then
        assertThat(List.of(read, write)).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("2");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        });
        await().until(() -> client.setPolicy(name, "HTTPS").status() == 200);
        await().untilAsserted(() -> assertThat(revisions(name)).endsWith(2L));
        assertThat(revisions(name)).isSorted().containsOnly(1L, 2L);
    }

    @Test
    void shouldLetNoSecondRelayPublish() {
        // When
        var second = anotherConnection();
        var locked = second.tryLock().await().indefinitely();
        second.close().await().indefinitely();

        // Then
        assertThat(locked).isFalse();
    }

    /** The rows aren't committed, so that no relay publishes them. */
    @Test
    void shouldReadAsManyEventsAsFitIntoABatch() {
        // Given
        var connection = anotherConnection();
        connection.ask("begin", Tuple.tuple()).await().indefinitely();
        connection.ask("""
                        insert into outbox (domain, revision, payload, ce_time, traceparent, ce_incarnation)
                        select i || cast($1 as text), 1, repeat('x', 1000000), now(), '', 0 from generate_series(1, 6) as i\
                        """, Tuple.of("." + name)).await().indefinitely();

        // When
        var read = new OutboxTable(connection, List.of(), () -> "")
                .read(List.of(), 1_000)
                .await()
                .indefinitely();
        connection.close().await().indefinitely();

        // Then
        assertThat(read.stream().map(OutboxEntry::domain).filter(domain -> domain.endsWith("." + name)))
                .containsExactly("1." + name, "2." + name, "3." + name, "4." + name);
    }

    /** The planner would rather read all of a small table, and keep to that plan when it has grown. */
    @Test
    void shouldFindEventsByTheirIdsAlthoughTheTableIsSmall() {
        // Given
        var connection = anotherConnection();

        // When
        var read = plan(connection, OutboxTable.READ, Tuple.of(new String[0], 1_000));
        var backlog = plan(connection, OutboxTable.BACKLOG, Tuple.tuple());
        connection.close().await().indefinitely();

        // Then
        assertThat(read).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(read)
                .filteredOn(line -> line.contains("Index Cond"))
                .hasSize(2)
                .allMatch(line -> line.contains("(id = ANY"));
        assertThat(backlog).noneMatch(line -> line.contains("Seq Scan"));
    }

    private static List<String> plan(OutboxConnection connection, String statement, Tuple values) {
        var rows = connection.ask("explain " + statement, values).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void shouldGoOnPublishingWhenTheRelayLosesItsConnection() {
        // Given
        client.create(name, 80);

        // When
        database.value("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'config-service-relay'");
        client.setPolicy(name, "HTTP");

        // Then
        await().untilAsserted(() -> assertThat(revisions(name)).endsWith(2L));
        assertThat(revisions(name)).isSorted().containsOnly(1L, 2L);
    }

    private List<Long> revisions(String domain) {
        return topic.of(domain).stream()
                .map(published -> EventRecords.attributes(published.headers()).revision())
                .toList();
    }

    private static void concurrently(int count, IntConsumer action) {
        var all = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.runAsync(() -> action.accept(i), task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
    }

    private OutboxConnection anotherConnection() {
        var address = new RelayAddress(
                "postgresql:" + infrastructure.database().location(),
                "postgres",
                "postgres",
                Duration.ofSeconds(4),
                inClear -> {});
        return OutboxConnection.open(vertx, address.options(), Duration.ofSeconds(5))
                .await()
                .indefinitely();
    }
}
