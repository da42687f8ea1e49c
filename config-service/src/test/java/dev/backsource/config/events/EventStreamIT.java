package dev.backsource.config.events;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventSubscriber;
import dev.backsource.config.testing.EventSubscriber.Received;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SampleAlerts;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class EventStreamIT {
    private static final String POLICY_CHANGED = Topic.POLICY_CHANGES.eventType();
    private static final String ALERT_CHANGED = Topic.ORIGIN_ALERTS.eventType();

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    EventWriter prober;
    String name;
    final List<EventSubscriber> opened = new ArrayList<>();

    @BeforeEach
    void connect() throws InterruptedException {
        client = new Client(base);
        prober = new EventWriter(infrastructure.broker().bootstrapServers());
        name = Client.freshName();
        await().until(() -> subscribe("", null).status() == 200);
    }

    @AfterEach
    void disconnect() {
        opened.forEach(EventSubscriber::close);
        prober.close();
        await().until(() -> client.metric("backsource_stream_subscribers") == 0);
    }

    @Test
    void shouldStreamChangesRemovalsAndAlertsAsCloudEvents() {
        // Given
        var subscriber = subscribe("", null);

        // When
        client.create(name, 8080);
        client.delete("/api/v1/domains/" + name, "X-Operator", "alice");
        prober.write(SampleAlerts.firing(name, "port 443"));
        await().until(() -> subscriber.of(name).size() == 3);

        // Then
        var created = only(subscriber, POLICY_CHANGED, 0).json();
        assertThat(created.path("specversion").asText()).isEqualTo("1.0");
        assertThat(created.path("id").asText()).isEqualTo(name + "/1");
        assertThat(created.path("type").asText()).isEqualTo(POLICY_CHANGED);
        assertThat(created.path("source").asText()).isEqualTo("/config-service");
        assertThat(created.path("subject").asText()).isEqualTo(name);
        assertThat(created.path("time").asText())
                .isEqualTo(created.at("/data/changedAt").asText());
        assertThat(created.path("revision").asLong()).isEqualTo(1);
        assertThat(created.at("/data/origins/0/port").asInt()).isEqualTo(8080);
        var removed = only(subscriber, POLICY_CHANGED, 1).json();
        assertThat(removed.path("changedby").asText()).isEqualTo("alice");
        assertThat(removed.path("data"))
                .hasToString("{\"domain\":\"" + name + "\",\"revision\":2,\"changedBy\":\"alice\",\"removed\":true}");
        assertThat(created.path("changedby").asText()).isEqualTo(TestAdministrator.NAME);
        assertThat(only(subscriber, ALERT_CHANGED, 0).json().at("/data/detail").asText())
                .isEqualTo("port 443");
    }

    @Test
    void shouldSayAsAnEventThatItLivesAndWhetherItsSourceMovesWhereThatIsAskedFor() {
        // When
        var subscriber = subscribe("?heartbeat=event", null);
        await().until(() -> subscriber.received().size() >= 2);

        // Then
        var heartbeat = subscriber.received().get(1);
        assertThat(heartbeat.event()).isEqualTo("heartbeat");
        assertThat(heartbeat.id()).isNotEmpty();
        assertThat(heartbeat.json().path("stalled").asBoolean(true)).isFalse();
        assertThat(heartbeat.json().path("everyMs").asInt()).isEqualTo(300);
        assertThat(subscriber.comments()).isZero();
    }

    @Test
    void shouldSayHowItIsToBeTreatedOnTheWay() {
        // When
        var subscriber = subscribe("", null);

        // Then
        assertThat(subscriber.header("content-type")).isEqualTo("text/event-stream");
        assertThat(subscriber.header("cache-control")).isEqualTo("no-store");
        assertThat(subscriber.header("x-accel-buffering")).isEqualTo("no");
        await().until(() -> subscriber.comments() >= 2);
    }

    @Test
    void shouldLoseNothingOfWhatCameBeforeTheFirstEventOfASubscriber() {
        // Given
        var first = subscribe("", null);
        await().until(() -> !first.lastId().isEmpty());
        first.close();

        // When
        client.create(name, 80);
        var second = subscribe("", first.lastId());

        // Then
        await().until(() -> second.of(name).size() == 1);
    }

    @Test
    void shouldSendOnlyWhatWasAskedForAndYetKnowHowFarItIs() {
        // Given
        var all = subscribe("", null);
        var alertsOfOne = subscribe("?type=" + ALERT_CHANGED + "&domain=" + name.toUpperCase(), null);
        await().until(() -> !alertsOfOne.lastId().isEmpty());
        var before = alertsOfOne.lastId();

        // When
        client.create(name, 80);
        client.create(Client.freshName(), 80);
        prober.write(SampleAlerts.firing(name, "wanted"));
        prober.write(SampleAlerts.firing(Client.freshName(), "of another"));
        client.setPolicy(name, "HTTP");
        await().until(() -> all.of(name).size() == 3);

        // Then: the id moves on with events that are not wanted
        await().until(() -> Positions.parse(alertsOfOne.lastId()).cover(Positions.parse(all.lastId())));
        assertThat(alertsOfOne.lastId()).isNotEqualTo(before);
        assertThat(alertsOfOne.received())
                .extracting(received -> received.json().at("/data/detail").asText())
                .containsExactly("wanted");
    }

    @Test
    void shouldStreamAllOfTheTopicsOverManyDisconnectionsWithoutLossOrRepetition() {
        // Given
        var random = new Random(20261125);
        var names = IntStream.range(0, 5).mapToObj(i -> "d" + i + "." + name).toList();
        var writing = CompletableFuture.runAsync(() -> write(names));
        var received = new ArrayList<Received>();
        String lastId = null;
        var connections = 0;

        // When
        while (!writing.isDone() || !has(received, names)) {
            var subscriber = subscribe(lastId == null ? "?from=earliest" : "", lastId);
            if (subscriber.status() == 200) {
                var wanted = 1 + random.nextInt(40);
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> subscriber.received().size() >= wanted || has(both(received, subscriber), names));
                connections++;
            }
            subscriber.close();
            await().until(subscriber::hasEnded);
            received.addAll(subscriber.received());
            lastId = subscriber.lastId().isEmpty() ? null : subscriber.lastId();
        }

        // Then
        assertThat(connections).isGreaterThan(5);
        assertThat(idsByDomainAndType(received.stream().map(Received::json).toList()))
                .isEqualTo(idsOfTheTopics());
    }

    @Test
    void shouldCutOffWhoDoesNotReadAndServeTheOthersInTime() throws IOException {
        // Given
        var detail = "x".repeat(1200);
        var cutOffBefore = client.metric("backsource_stream_cut_off_total");
        try (var idle = new Socket()) {
            idle.setReceiveBufferSize(4096);
            idle.connect(new InetSocketAddress("127.0.0.1", base.getPort()));
            idle.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + TestAdministrator.AUTHORIZATION + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            idle.getInputStream().read();
            var reader = subscribe("", null);

            // When
            for (var batch = 1; batch <= 40; batch++) {
                prober.writeAll(IntStream.range(0, 150)
                        .mapToObj(i -> SampleAlerts.firing(i + "." + name, detail))
                        .toList());
                var expected = batch * 150;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> reader.received().size() == expected);
            }

            // Then
            await().until(() -> client.metric("backsource_stream_cut_off_total") == cutOffBefore + 1);
            idle.setReceiveBufferSize(1_000_000);
            assertTimeoutPreemptively(Waiting.DEADLINE, () -> readToItsEnd(idle));
            assertThat(reader.hasEnded()).isFalse();
            assertThat(reader.received()).hasSize(6000);
        }
    }

    @Test
    void shouldPassOverARecordThatIsNoEvent() {
        // Given
        var subscriber = subscribe("", null);
        prober.writeBare(Topic.ORIGIN_ALERTS, name, "{}".getBytes(StandardCharsets.UTF_8));
        prober.writeGarbage(Topic.ORIGIN_ALERTS, name, "{\"domain\":".getBytes(StandardCharsets.UTF_8));

        // When
        client.create(name, 80);
        prober.writeGarbage(Topic.ORIGIN_ALERTS, name, "{\r\n\"domain\":\n\"a\\nb\"}".getBytes(StandardCharsets.UTF_8));

        // Then
        await().until(() -> subscriber.received().size() == 2);
        assertThat(only(subscriber, ALERT_CHANGED, 0).json().at("/data/domain").asText())
                .isEqualTo("a\nb");
    }

    @Test
    void shouldRefuseMoreSubscribersThanItHasPlacesFor() {
        // Given
        var keys = new Keys(client);

        // When
        var subscribers = IntStream.range(0, QuickService.MAX_SUBSCRIBERS + 1)
                .mapToObj(i -> subscribeAs(keys.of("administrator").authorization()))
                .toList();

        // Then
        var refused = subscribers.get(QuickService.MAX_SUBSCRIBERS - 1);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("retry-after")).isEqualTo("2");
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void shouldLeavePlacesToOthersHoweverManyKeysATeamMakes() {
        // Given
        var team = TeamsOfTests.make(client);
        var keys = new Keys(client);

        // When
        var ofTeam = IntStream.range(0, QuickService.MAX_SUBSCRIBERS)
                .mapToObj(i -> subscribeAs(keys.ofTeam(team, "viewer").authorization()))
                .toList();
        var ofAnother =
                subscribeAs(keys.ofTeam(TeamsOfTests.make(client), "viewer").authorization());

        // Then
        assertThat(ofTeam).extracting(EventSubscriber::status).startsWith(200, 200, 200, 200, 200, 429);
        assertThat(ofTeam).filteredOn(each -> each.status() == 200).hasSize(QuickService.MAX_SUBSCRIBERS / 4);
        assertThat(ofAnother.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "?from=0, from malformed",
        "?from=earlier, from malformed",
        "?from=00000000.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0, from invalid",
        "?domain=a..b, domain malformed",
        "?type=policy, type unknown-value",
        "?heartbeat=comment, heartbeat unknown-value"
    })
    void shouldNameTheParameterThatIsWrong(String query, String violation) {
        // When
        var answer = client.get("/api/v1/events" + query);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Last-Event-ID malformed",
        "00000000.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0, Last-Event-ID invalid"
    })
    void shouldRefuseAnIdThatIsNotOfTheStreamAndSayWhatToDo(String id, String violation) {
        // When
        var answer = client.get("/api/v1/events", "Last-Event-ID", id);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).containsExactly(violation);
        assertThat(answer.json().path("detail").asText()).contains("from=earliest");
    }

    @Test
    void shouldRefuseAnIdPastTheEnd() {
        // Given
        var here = subscribe("", null);
        await().until(() -> !here.lastId().isEmpty());

        // When
        var answer =
                client.get("/api/v1/events", "Last-Event-ID", here.lastId().replaceFirst("\\.[0-9a-z]+$", ".zzzz"));

        // Then
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.json().path("detail").asText()).contains("from=earliest");
    }

    @Test
    void shouldTakeNoOtherMethodAndBeDescribed() {
        // When
        var post = client.post("/api/v1/events", "{}");
        var openapi = client.get("/q/openapi");

        // Then
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(openapi.response().body()).contains("/api/v1/events", "Last-Event-ID", "/api/v1/domains");
    }

    private EventSubscriber subscribe(String query, String lastId) {
        var subscriber = EventSubscriber.open(base, query, lastId);
        opened.add(subscriber);
        return subscriber;
    }

    private EventSubscriber subscribeAs(String authorization) {
        var subscriber = EventSubscriber.as(authorization, base, "", null);
        opened.add(subscriber);
        return subscriber;
    }

    private static void readToItsEnd(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private void write(List<String> names) {
        names.forEach(each -> client.create(each, 80));
        for (var round = 0; round < 150; round++) {
            var detail = round + "x".repeat(900);
            client.put("/api/v1/domains/" + names.get(round % names.size()) + "/origins", """
                    {"origins": [{"address": "203.0.113.10", "port": %d}]}""".formatted(1000 + round));
            prober.writeAll(names.stream()
                    .map(each -> SampleAlerts.firing(each, detail))
                    .toList());
        }
        names.forEach(each -> client.delete("/api/v1/domains/" + each));
    }

    private static List<Received> both(List<Received> before, EventSubscriber subscriber) {
        return Stream.concat(before.stream(), subscriber.received().stream()).toList();
    }

    private static boolean has(List<Received> received, List<String> removed) {
        return received.stream()
                        .filter(each -> each.json().at("/data/removed").asBoolean())
                        .filter(each ->
                                removed.contains(each.json().path("subject").asText()))
                        .count()
                == removed.size();
    }

    private Map<String, List<String>> idsOfTheTopics() {
        var ids = new LinkedHashMap<String, List<String>>();
        for (var topic : List.of(Topic.POLICY_CHANGES, Topic.ORIGIN_ALERTS)) {
            try (var reader = infrastructure.read(topic)) {
                for (var each : reader.records()) {
                    if (each.headers().lastHeader("ce_id") != null && isJson(each.value())) {
                        var attributes = EventRecords.attributes(each.headers());
                        ids.computeIfAbsent(attributes.type() + " " + attributes.subject(), key -> new ArrayList<>())
                                .add(attributes.id());
                    }
                }
            }
        }
        return ids;
    }

    private static boolean isJson(byte[] value) {
        return value == null || value[value.length - 1] == '}';
    }

    private static Map<String, List<String>> idsByDomainAndType(List<JsonNode> events) {
        var ids = new LinkedHashMap<String, List<String>>();
        events.forEach(event -> ids.computeIfAbsent(
                        event.path("type").asText() + " "
                                + event.path("subject").asText(),
                        key -> new ArrayList<>())
                .add(event.path("id").asText()));
        return ids;
    }

    private static Received only(EventSubscriber subscriber, String type, int index) {
        return subscriber.received().stream()
                .filter(each -> each.event().equals(type))
                .toList()
                .get(index);
    }
}
