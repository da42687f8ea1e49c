package dev.backsource.config.purge;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.periodic.Pruning;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PurgesIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    Pruning pruning;

    Infrastructure infrastructure;
    Client client;
    Database database;
    EventWriter edges;
    TopicReader topic;
    String name;

    @BeforeEach
    void createADomain() throws InterruptedException {
        client = new Client(base);
        database = new Database(infrastructure.database());
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
        topic = infrastructure.read(Topic.CACHE_PURGES);
        name = Client.freshName();
        client.create(name, 80);
    }

    @AfterEach
    void forgetTheEdges() {
        List.of("a", "b").forEach(edge -> edges.remove(Topic.EDGE_STATUS, edge));
        edges.close();
        topic.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    @Test
    void shouldPublishAPurgeOnceWithItsAttributes() {
        // Given
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        var answer = client.post(purges(), """
                {"urls": ["https://%s/a.jpg?x=1", "/b"], "prefixes": ["/images/"]}""".formatted(name), "traceparent", trace);
        var id = answer.json().path("id").asText();
        await().until(() -> topic.of(name).size() == 1);
        await().until(() -> database.outboxSize() == 0);

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("location")).endsWith(purges() + "/" + id);
        assertThat(answer.json().path("scope").toString())
                .isEqualTo("{\"urls\":[\"%s/a.jpg?x=1\",\"%s/b\"],\"prefixes\":[\"/images/\"],\"everything\":false}"
                        .formatted(name, name));
        assertThat(topic.of(name)).hasSize(1);
        var published = topic.of(name).get(0);
        assertThat(published.partition()).isEqualTo(EventRecords.partitionOf(Topic.CACHE_PURGES, name));
        var attributes = EventRecords.attributes(published.headers()).requireType(Topic.CACHE_PURGES);
        assertThat(attributes.id()).isEqualTo(id);
        assertThat(attributes.source()).isEqualTo("/config-service");
        assertThat(attributes.subject()).isEqualTo(name);
        assertThat(attributes.revision()).isNull();
        assertThat(attributes.traceparent()).isEqualTo(trace);
        var purge = EventCodec.CACHE_PURGE.decode(published.value());
        assertThat(purge.id()).isEqualTo(id);
        assertThat(purge.requestedAt()).isEqualTo(attributes.time());
        assertThat(purge.scope().matches(name, "/images/x")).isTrue();
        assertThat(position(id)).isEqualTo(new Position(published.partition(), published.offset()));
    }

    @Test
    void shouldListTheLatestFirstAndLeaveTheDomainAsItIs() {
        // When
        var ids = IntStream.range(0, 3).mapToObj(i -> purge("/" + i)).toList();
        await().until(() -> database.outboxSize() == 0);
        var first = client.get(purges() + "?size=2").json();
        var second = client.get(purges() + "?size=2&page=1").json();

        // Then
        assertThat(first.path("items").findValuesAsText("id")).containsExactly(ids.get(2), ids.get(1));
        assertThat(first.at("/items/0/publishedAt").isTextual()).isTrue();
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("items").findValuesAsText("id")).containsExactly(ids.get(0));
        assertThat(client.get("/api/v1/domains/" + name).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void shouldBeCompleteForEdgesThatDealtWithItOrStartedBehindIt() {
        // Given
        var id = purge("/a");
        var place = published(id);

        // When
        edges.write(report("a", Instant.now(), Map.of(place.partition(), place.offset()), Map.of()));
        edges.write(report("b", Instant.now(), Map.of(), Map.of(place.partition(), place.offset())));
        var pending = awaitEdges(id, "a=APPLIED b=PENDING");
        edges.write(report("b", Instant.now(), Map.of(), Map.of(place.partition(), place.offset() + 1)));
        var complete = awaitEdges(id, "a=APPLIED b=APPLIED");

        // Then
        assertThat(pending.json().path("complete").asBoolean()).isFalse();
        assertThat(complete.json().path("complete").asBoolean()).isTrue();
        assertThat(complete.json().path("id").asText()).isEqualTo(id);
    }

    @Test
    void shouldSayThatAnEdgeRejectedItAndWhy() {
        // Given
        var id = purge("/a");
        var place = published(id);
        var dealtWith = Map.of(place.partition(), place.offset());
        var rejection = new Rejection(place.partition(), place.offset(), name, "the value is no JSON", Instant.now());

        // When
        edges.write(report("a", Instant.now(), dealtWith, Map.of()));
        edges.write(SampleReports.ofPurges("b", Instant.now(), dealtWith, Map.of(), List.of(rejection)));
        var answer = awaitEdges(id, "a=APPLIED b=REJECTED");

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isFalse();
        assertThat(answer.json().at("/edges/1/reason").asText()).isEqualTo("the value is no JSON");
    }

    @Test
    void shouldNotWaitForUnreachableEdges() {
        // Given
        var id = purge("/a");
        var place = published(id);

        // When
        edges.write(report("a", Instant.now(), Map.of(place.partition(), place.offset()), Map.of()));
        edges.write(report("b", Instant.now().minusSeconds(300), Map.of(), Map.of()));
        var answer = awaitEdges(id, "a=APPLIED b=UNREACHABLE");

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldAnswerAWaitingRequestAsSoonAsTheLastEdgeReports() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), Map.of()));
        var id = purge("/a");
        awaitEdges(id, "a=PENDING");
        var place = published(id);
        var waiting = client.getLater(purges() + "/" + id + "?wait=30s");

        // When
        edges.write(report("a", Instant.now(), Map.of(place.partition(), place.offset()), Map.of()));
        var answer = waiting.join();

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldLearnWhilePublishedThatAWaitIsOver() {
        // Given: the edge is far ahead already, so that only the publication is waited for
        var far = EventRecords.partitionOf(Topic.CACHE_PURGES, name);
        edges.write(report("a", Instant.now(), Map.of(far, 1_000_000L), Map.of()));
        await().until(() -> client.get("/api/v1/edges").json().path("items").size() == 1);

        // When
        var answer = client.get(purges() + "/" + purge("/a") + "?wait=30s");

        // Then
        assertThat(answer.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldAnswerAWaitThatIsOverWithWhatThereIs() {
        // Given
        edges.write(report("a", Instant.now(), Map.of(), Map.of()));
        var id = purge("/a");
        awaitEdges(id, "a=PENDING");

        // When
        var answer = client.get(purges() + "/" + id + "?wait=300ms");

        // Then
        assertThat(states(answer)).isEqualTo("a=PENDING");
    }

    @Test
    void shouldRefuseAPurgeForARevisionThatIsChangedWhileItIsAskedFor() throws SQLException {
        try (var connection = database.connect()) {
            // Given: the domain's row is held, and a change of it waits in front of the purge
            connection.setAutoCommit(false);
            connection.createStatement().execute("select 1 from domain where name = '" + name + "' for update");
            var change = CompletableFuture.supplyAsync(() -> client.setPolicy(name, "HTTP"));
            await().until(() -> waitingForLocks() == 1);

            // When
            var purge = CompletableFuture.supplyAsync(
                    () -> client.post(purges(), "{\"everything\": true}", "If-Match", "\"1\""));
            await().until(() -> purge.isDone() || waitingForLocks() == 2);
            connection.rollback();

            // Then
            assertThat(change.join().revision()).isEqualTo(2);
            assertThat(purge.join().status()).isEqualTo(412);
            assertThat(purge.join().header("etag")).isEqualTo("\"2\"");
        }
    }

    @Test
    void shouldNotLetPurgesOfADomainWaitForEachOther() throws SQLException {
        try (var connection = database.connect()) {
            // Given: another purge is under way
            connection.setAutoCommit(false);
            connection.createStatement().execute("select 1 from domain where name = '" + name + "' for share");

            // When
            var purge = client.post(purges(), "{\"everything\": true}", "If-Match", "\"1\"");

            // Then
            assertThat(purge.status()).isEqualTo(202);
        }
    }

    @Test
    void shouldShowThePurgesOfARemovedDomain() {
        // Given
        var id = purge("/a");
        client.delete("/api/v1/domains/" + name);

        // When
        var listed = client.get(purges());
        var refused = client.post(purges(), "{\"everything\": true}");

        // Then
        assertThat(listed.json().at("/items/0/id").asText()).isEqualTo(id);
        assertThat(client.get(purges() + "/" + id).status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void shouldForgetPurgesThatWerePublishedLongAgo() throws Throwable {
        // Given
        var old = purge("/old");
        var recent = purge("/recent");
        await().until(() -> database.outboxSize() == 0);
        database.value("update cache_purge set published_at = now() - interval '8 days' where id = '" + old
                + "' returning id");

        // When
        VertxContextSupport.subscribeAndAwait(pruning::prune);

        // Then
        assertThat(client.get(purges() + "/" + old).status()).isEqualTo(404);
        assertThat(client.get(purges() + "/" + recent).status()).isEqualTo(200);
    }

    @Test
    void shouldDescribePurgesInTheInterface() {
        // When
        var description = client.get("/q/openapi", "Accept", "application/json").json();

        // Then
        var purge = description.at("/paths/~1api~1v1~1domains~1{name}~1purges/post");
        assertThat(purge.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/PurgeBody");
        assertThat(description
                        .at("/components/schemas/PurgeBody/properties/urls/maxItems")
                        .asInt())
                .isEqualTo(100);
        assertThat(description
                        .at("/paths/~1api~1v1~1domains~1{name}~1purges~1{id}/get")
                        .isObject())
                .isTrue();
    }

    private long waitingForLocks() {
        return Long.parseLong(
                database.value(
                        "select count(*)::text from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"));
    }

    private String purges() {
        return "/api/v1/domains/" + name + "/purges";
    }

    private String purge(String url) {
        return client.post(purges(), "{\"urls\": [\"" + url + "\"]}")
                .json()
                .path("id")
                .asText();
    }

    private List<String> publishedIds() {
        return topic.of(name).stream()
                .map(published -> EventRecords.attributes(published.headers()).id())
                .toList();
    }

    private Position published(String id) {
        await().until(() -> !database.value(placeOf(id)).isEmpty());
        return position(id);
    }

    private Position position(String id) {
        var parts = database.value(placeOf(id)).split(" ", -1);
        return new Position(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    private static String placeOf(String id) {
        return "select kafka_partition || ' ' || kafka_offset from cache_purge where published_at is not null and id = '"
                + id + "'";
    }

    private Answer awaitEdges(String id, String expected) {
        await().until(() -> states(client.get(purges() + "/" + id)).equals(expected));
        return client.get(purges() + "/" + id);
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

    private static EdgeStatus report(
            String edge, Instant reportedAt, Map<Integer, Long> purged, Map<Integer, Long> started) {
        return SampleReports.ofPurges(edge, reportedAt, purged, started, List.of());
    }
}
