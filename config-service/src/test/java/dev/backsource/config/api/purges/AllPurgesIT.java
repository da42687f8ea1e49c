package dev.backsource.config.api.purges;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The purges of all domains that one may see. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AllPurgesIT {
    private static final String ALL = "/api/v1/purges";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    Keys keys;
    String name;
    String team;
    Keys.Key operator;

    @BeforeEach
    void makeADomainOfATeam() {
        client = new Client(base);
        keys = new Keys(client);
        name = Client.freshName();
        team = TeamsOfTests.make(client);
        operator = keys.ofTeam(team, "operator");
        client.post("/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name), "Authorization", operator.authorization());
    }

    @AfterEach
    void removeIt() {
        client.delete("/api/v1/domains/" + name);
    }

    @Test
    void shouldGoOnBehindTheLatestOfAllDomains() {
        // Given
        var other = Client.freshName();
        client.create(other, 80);
        var ids = List.of(purge(name, "/0"), purge(other, "/1"), purge(name, "/2"));

        // When
        var first = client.get(ALL + "?size=2").json();
        var second = client.get(first.path("next").asText()).json();

        // Then
        assertThat(ids(first)).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids(second)).startsWith(ids.get(0));
        assertThat(ids(client.get(ALL + "?domain=" + name.toUpperCase(Locale.ROOT))
                        .json()))
                .containsExactly(ids.get(2), ids.get(0));
        assertThat(ids(client.get(ALL + "?domain=never-there.example.com").json()))
                .isEmpty();
        client.delete("/api/v1/domains/" + other);
    }

    @Test
    void shouldTellOnlyWhoMaySeeTheDomain() {
        // Given
        var other = Client.freshName();
        client.create(other, 80);
        var own = purge(name, "/own");
        var foreign = purge(other, "/foreign");
        var ofName = keys.of("viewer", other);

        // Then
        assertThat(ids(as(operator, ALL))).containsExactly(own);
        assertThat(ids(as(operator, ALL + "?domain=" + other))).isEmpty();
        assertThat(ids(as(ofName, ALL))).containsExactly(foreign);
        assertThat(ids(as(keys.ofTeam(TeamsOfTests.make(client), "viewer"), ALL)))
                .isEmpty();

        // When: the domain is another team's from now on
        var green = TeamsOfTests.make(client);
        client.put("/api/v1/domains/" + name + "/team", "{\"team\": \"%s\"}".formatted(green));

        // Then
        assertThat(ids(as(keys.ofTeam(green, "viewer"), ALL))).isEmpty();
        assertThat(ids(as(operator, ALL))).containsExactly(own);
        client.delete("/api/v1/domains/" + other);
    }

    @Test
    void shouldTellHowFarTheEdgesAreAndWhichPurgesStillWait() throws Exception {
        // Given
        var database = new Database(infrastructure.database());
        var id = purge(name, "/a");
        await().until(() -> database.outboxSize() == 0);
        await().until(() ->
                ids(client.get(ALL + "?published=true&domain=" + name).json()).contains(id));

        // Then
        assertThat(ids(client.get(ALL + "?published=false&domain=" + name).json()))
                .isEmpty();
        assertThat(only().at("/progress/complete").asBoolean()).isFalse();
        assertThat(only().at("/progress/edges").asInt()).isZero();

        // When
        try (var edges = new EventWriter(infrastructure.broker().bootstrapServers())) {
            var far = Map.of(EventRecords.partitionOf(Topic.CACHE_PURGES, name), 1_000_000L);
            try {
                // Then: an edge is heard of as often as it says something
                await().until(() -> {
                    edges.write(SampleReports.ofPurges("far", Instant.now(), far, Map.of(), List.of()));
                    return only().at("/progress/everywhere").asBoolean()
                            && only().at("/progress/applied").asInt() == 1;
                });
            } finally {
                edges.remove(Topic.EDGE_STATUS, "far");
            }
            await().until(() -> only().at("/progress/edges").asInt() == 0);
        }
    }

    /** Two hundred purges of 400 KB would be read, and answered, at once. */
    @Test
    void shouldEndAPageBeforeItHasTooMuch() {
        // Given
        var ids = IntStream.range(0, 5).mapToObj(i -> purgeMuch()).toList();
        var own = "/api/v1/domains/" + name + "/purges";

        for (var list : List.of(ALL + "?size=4&domain=" + name, own + "?size=4")) {
            // When
            var first = client.get(list).json();
            var second = client.get(first.path("next").asText()).json();
            var third = client.get(second.path("next").asText()).json();

            // Then
            assertThat(ids(first)).containsExactly(ids.get(4), ids.get(3));
            assertThat(ids(second)).containsExactly(ids.get(2), ids.get(1));
            assertThat(ids(third)).containsExactly(ids.get(0));
            assertThat(third.has("next")).isFalse();
        }
        assertThat(client.get(own + "?size=4&page=0").violations()).containsExactly("size out-of-range");
        assertThat(ids(client.get(own + "?size=2&page=1").json())).containsExactly(ids.get(2), ids.get(1));
        assertThat(client.get(own + "?page=1&after=" + ids.get(0)).violations()).containsExactly("after invalid");
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        // Then
        assertThat(client.get(ALL + "?domain=no%20domain&after=1&size=0").violations())
                .contains("domain malformed", "after malformed", "size out-of-range");
        assertThat(client.get(ALL + "?published=perhaps").violations()).containsExactly("published unknown-value");
        assertThat(client.get(ALL + "?page=1").status()).isEqualTo(400);
    }

    private JsonNode only() {
        return client.get(ALL + "?domain=" + name).json().at("/items/0");
    }

    private String purge(String domain, String prefix) {
        return client.post("/api/v1/domains/" + domain + "/purges", "{\"prefixes\": [\"%s\"]}".formatted(prefix))
                .json()
                .path("id")
                .asText();
    }

    /** As much as a purge may name of prefixes, and as much of URLs again. */
    private String purgeMuch() {
        var paths = IntStream.range(0, 100)
                .mapToObj(i -> "\"/" + i + "x".repeat(1780) + "\"")
                .collect(Collectors.joining(","));
        var body = "{\"prefixes\": [" + paths + "], \"urls\": [" + paths + "]}";
        var answer = client.post("/api/v1/domains/" + name + "/purges", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private JsonNode as(Keys.Key key, String path) {
        return client.get(path, "Authorization", key.authorization()).json();
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }
}
