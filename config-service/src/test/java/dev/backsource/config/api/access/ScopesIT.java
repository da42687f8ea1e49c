package dev.backsource.config.api.access;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventSubscriber;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.SampleAlerts;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, totals and the event stream hold what a caller may see, as if there were nothing else. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ScopesIT {
    private static final String EDGE = "scopes-edge";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    Keys keys;
    EventWriter events;
    final List<EventSubscriber> opened = new ArrayList<>();
    String end;
    String red;
    String blue;
    Map<String, String> callers;

    /** Of each team a domain below the same name, and one of none. */
    @BeforeEach
    void addDomainsOfTwoTeamsAndOfNone() throws InterruptedException {
        client = new Client(base);
        keys = new Keys(client);
        events = new EventWriter(infrastructure.broker().bootstrapServers());
        end = Client.freshName();
        red = TeamsOfTests.make(client);
        blue = TeamsOfTests.make(client);
        add("r1." + end, red);
        add("r2." + end, red);
        add("b." + end, blue);
        add("n." + end, null);
        callers = Map.of(
                "all", keys.of("viewer").authorization(),
                "red", keys.ofTeam(red, "viewer").authorization(),
                "red's one",
                        keys.ofTeam(red, "operator", "r1." + end, "b." + end).authorization(),
                "names", keys.of("viewer", "*." + end).authorization(),
                "one name", keys.of("viewer", "n." + end).authorization(),
                "red and names",
                        keys.make(
                                        "{\"role\": \"viewer\", \"team\": \"%s\"}".formatted(red),
                                        "{\"role\": \"operator\", \"names\": [\"r1.%s\", \"n.%s\"]}"
                                                .formatted(end, end))
                                .authorization());
    }

    @AfterEach
    void disconnect() {
        opened.forEach(EventSubscriber::close);
        events.remove(Topic.EDGE_STATUS, EDGE);
        Stream.of("r1.", "b.", "n.")
                .map(first -> DomainName.parse(first + end))
                .forEach(name ->
                        events.remove(Topic.ORIGIN_ALERTS, OriginAlert.key(name, AlertKind.FOLLOW_NEEDS_BOTH_PORTS)));
        events.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty()
                && alerts("all").isEmpty());
    }

    @Test
    void shouldListAndCountTheDomainsThatACallerMaySee() {
        assertThat(domains("all")).containsExactly("b", "n", "r1", "r2");
        assertThat(domains("red")).containsExactly("r1", "r2");
        assertThat(domains("red's one")).containsExactly("r1");
        assertThat(domains("names")).containsExactly("b", "n", "r1", "r2");
        assertThat(domains("one name")).containsExactly("n");
        assertThat(domains("red and names")).containsExactly("n", "r1", "r2");
        assertThat(get("red", "/api/v1/domains").path("total").asInt()).isEqualTo(2);
    }

    @Test
    void shouldPageThroughThoseAlone() {
        // When
        var first = get("red and names", "/api/v1/domains?size=2");
        var second = get("red and names", "/api/v1/domains?size=2&page=1");
        var after = get("red and names", "/api/v1/domains?size=2&after=r1." + end);

        // Then
        assertThat(names(first)).containsExactly("n", "r1");
        assertThat(first.has("next")).isTrue();
        assertThat(names(second)).containsExactly("r2");
        assertThat(second.has("next")).isFalse();
        assertThat(names(after)).containsExactly("r2");
        assertThat(after.has("next")).isFalse();
        assertThat(names(get("red", "/api/v1/domains?query=r2." + end))).containsExactly("r2");
    }

    @Test
    void shouldListTheAlertsOfThoseDomains() {
        // When
        events.write(SampleAlerts.firing("r1." + end, "of red", red));
        events.write(SampleAlerts.firing("b." + end, "of blue", blue));
        events.write(SampleAlerts.firing("n." + end, "of none"));
        await().until(() -> alerts("all").size() == 3);

        // Then
        assertThat(alerts("red")).containsExactly("r1");
        assertThat(alerts("red's one")).containsExactly("r1");
        assertThat(alerts("one name")).containsExactly("n");
        assertThat(alerts("names")).containsExactlyInAnyOrder("r1", "b", "n");
        assertThat(get("red", "/api/v1/alerts").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void shouldTellOfEdgesOnlyWhatIsOfThoseDomains() {
        // When
        var rejections = Stream.of("r1." + end, "b." + end, "n." + end, "no name", null)
                .map(ScopesIT::rejection)
                .toList();
        events.write(SampleReports.ofChanges(EDGE, Instant.EPOCH, Instant.now(), Map.of(), rejections));
        await().until(() -> !get("all", "/api/v1/edges").path("items").isEmpty());

        // Then
        assertThat(edge("all").path("rejections")).hasSize(5);
        assertThat(edge("all").path("rejectedTotal").asInt()).isEqualTo(5);
        assertThat(edge("red").path("rejections").findValuesAsText("key")).containsExactly("r1." + end);
        assertThat(edge("red").has("rejectedTotal")).isFalse();
        assertThat(edge("red").has("routes")).isFalse();
        assertThat(edge("one name").path("rejections").findValuesAsText("key")).containsExactly("n." + end);
        assertThat(edge("names").path("rejections")).hasSize(3);
    }

    @Test
    void shouldStreamTheEventsOfThoseDomains() {
        // Given: streams that begin behind the creation of the domains
        await().until(() -> subscribe("all", null).status() == 200);
        var earlier = EventSubscriber.as(callers.get("all"), base, "?from=earliest", null);
        opened.add(earlier);
        await().until(() -> received(earlier).size() == 4);
        var all = subscribe("all", null);
        var ofRed = subscribe("red", null);
        var ofName = subscribe("one name", null);
        await().until(() -> !ofRed.lastId().isEmpty());

        // When
        client.setPolicy("b." + end, "HTTP");
        client.setPolicy("n." + end, "HTTP");
        client.delete("/api/v1/domains/b." + end);
        events.write(SampleAlerts.firing("b." + end, "of blue", blue));
        events.write(SampleAlerts.firing("r1." + end, "of red", red));
        client.delete("/api/v1/domains/r1." + end);
        await().until(() -> received(all).size() == 6 && received(ofRed).size() == 2);

        // Then
        assertThat(received(ofRed)).containsOnly("r1." + end);
        await().until(() -> received(ofName).equals(List.of("n." + end)));
        assertThat(ofRed.of("r1." + end))
                .allMatch(event -> event.event().contains("alert")
                        || event.json().path("team").asText().equals(red));

        // And when
        ofRed.close();
        var resumed = EventSubscriber.as(callers.get("red"), base, "?from=earliest", null);
        opened.add(resumed);
        await().until(() -> received(resumed).size() == 4);

        // Then
        assertThat(received(resumed)).containsOnly("r1." + end, "r2." + end);
    }

    @Test
    void shouldEndTheStreamsOfAKeyThatIsNoLongerTaken() {
        // Given
        var key = keys.of("viewer");
        await().until(() -> subscribe("all", null).status() == 200);
        var stays = subscribe("all", null);
        var ends = EventSubscriber.as(key.authorization(), base, "", null);
        opened.add(ends);
        await().until(() -> !ends.lastId().isEmpty());

        // When
        client.patch(key.path(), "{\"enabled\": false}");

        // Then
        await().until(ends::hasEnded);
        assertThat(stays.hasEnded()).isFalse();
        assertThat(EventSubscriber.as(key.authorization(), base, "", null).status())
                .isEqualTo(401);
    }

    private EventSubscriber subscribe(String caller, @Nullable String lastId) {
        var subscriber = EventSubscriber.as(callers.get(caller), base, "", lastId);
        opened.add(subscriber);
        return subscriber;
    }

    private List<String> received(EventSubscriber subscriber) {
        return subscriber.received().stream()
                .map(event -> event.json().at("/data/domain").asText())
                .filter(domain -> domain.endsWith(end))
                .toList();
    }

    private List<String> domains(String caller) {
        var found = get(caller, "/api/v1/domains?query=" + end);
        assertThat(found.path("total").asInt()).isEqualTo(found.path("items").size());
        return names(found);
    }

    private List<String> names(JsonNode page) {
        return page.path("items").findValuesAsText("name").stream()
                .map(this::first)
                .toList();
    }

    private List<String> alerts(String caller) {
        return get(caller, "/api/v1/alerts?size=200").path("items").findValuesAsText("domain").stream()
                .filter(domain -> domain.endsWith(end))
                .map(this::first)
                .toList();
    }

    private JsonNode edge(String caller) {
        return get(caller, "/api/v1/edges").at("/items/0");
    }

    private JsonNode get(String caller, String path) {
        return client.get(path, "Authorization", callers.get(caller)).json();
    }

    private String first(String name) {
        return name.replace("." + end, "");
    }

    private void add(String name, @Nullable String team) {
        client.post(
                "/api/v1/domains",
                "{\"name\": \"%s\", %s \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}"
                        .formatted(name, team == null ? "" : "\"team\": \"" + team + "\","));
    }

    private static Rejection rejection(@Nullable String key) {
        return new Rejection(0, 1, key, "is wrong", Instant.EPOCH);
    }
}
