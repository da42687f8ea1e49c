package dev.backsource.config.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams, and whose domains are. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TeamsIT {
    private static final String DOMAINS = "/api/v1/domains";
    private static final String TEAMS = "/api/v1/teams";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    Keys keys;
    String red;
    String blue;
    String ofRed;
    String ofBlue;
    String name;

    @BeforeEach
    void makeTwoTeams() {
        client = new Client(base);
        keys = new Keys(client);
        red = TeamsOfTests.make(client);
        blue = TeamsOfTests.make(client);
        ofRed = keys.ofTeam(red, "operator").authorization();
        ofBlue = keys.ofTeam(blue, "operator").authorization();
        name = Client.freshName();
    }

    @Test
    void shouldMakeListAndTakeAwayTeams() {
        // When
        var again = client.post(TEAMS, "{\"id\": \"%s\"}".formatted(red));
        var seen = client.get(TEAMS, "Authorization", ofRed).json();
        var inUse = client.delete(TEAMS + "/" + red);
        var unused = TeamsOfTests.make(client);
        var deleted = client.delete(TEAMS + "/" + unused);
        var gone = client.delete(TEAMS + "/" + unused);

        // Then
        assertThat(type(again)).isEqualTo("team-exists");
        assertThat(seen.findValuesAsText("id")).containsExactly(red);
        assertThat(seen.path("total").asInt()).isEqualTo(1);
        assertThat(type(inUse)).isEqualTo("team-in-use");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(type(gone)).isEqualTo("unknown-team");
        assertThat(client.post(TEAMS, "{\"id\": \"A b\"}").violations()).containsExactly("id malformed");
    }

    @Test
    void shouldKnowNoTeamOfWhatIsNoId() {
        // Given
        var none = TEAMS + "/%00";

        // Then
        assertThat(Stream.of(client.get(none), client.patch(none, "{\"name\": \"a\"}"), client.delete(none)))
                .extracting(TeamsIT::type)
                .containsOnly("unknown-team");
    }

    @Test
    void shouldHaveADomainBelongToTheTeamThatAddedIt() {
        // When
        var added = add(ofRed, name, null);
        var both = keys.make(role("operator", red), role("operator", blue)).authorization();
        var unsaid = add(both, "b." + name, null);
        var said = add(both, "b." + name, blue);
        var foreign = add(ofRed, "c." + name, blue);
        var nobodys = add(keys.of("operator").authorization(), "d." + name, null);
        var missing = add(keys.of("operator").authorization(), "e." + name, "there-is-none");

        // Then
        assertThat(added.status()).isEqualTo(201);
        assertThat(team(name)).isEqualTo(red);
        assertThat(unsaid.violations()).containsExactly("team required");
        assertThat(unsaid.json().path("detail").asText()).contains(red, blue);
        assertThat(said.status()).isEqualTo(201);
        assertThat(team("b." + name)).isEqualTo(blue);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(nobodys.status()).isEqualTo(201);
        assertThat(team("d." + name)).isEmpty();
        assertThat(type(missing)).isEqualTo("no-such-team");
    }

    @Test
    void shouldKeepTeamsOutOfEachOthersNames() {
        // Given
        add(ofRed, "*.r." + name, null);
        add(ofBlue, "x.b." + name, null);

        // When
        var below = add(ofBlue, "a.b.r." + name, null);
        var above = add(ofRed, "*.b." + name, null);
        var own = add(ofRed, "a.r." + name, null);
        var beside = add(ofBlue, "r." + name, null);
        var same = add(ofBlue, "*.r." + name, null);
        var seen = add(ofRed, "*.r." + name, null);
        var everybodys = add(keys.of("operator").authorization(), "c.r." + name, blue);

        // Then
        assertThat(type(seen)).isEqualTo("domain-exists");
        assertThat(same.response().body().replace("*.r." + name, "NAME"))
                .isEqualTo(below.response().body().replace("a.b.r." + name, "NAME"));
        assertThat(List.of(below, above, same)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(type(answer)).isEqualTo("name-taken");
            assertThat(answer.response().body()).doesNotContain(red, blue);
        });
        assertThat(List.of(own.status(), beside.status(), everybodys.status())).containsOnly(201);
    }

    @Test
    void shouldLetOneOfTwoTeamsHaveTheNamesThatBothAddAtOnce() {
        // When
        var answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> add(ofRed, "*." + name, null)),
                        CompletableFuture.supplyAsync(() -> add(ofBlue, "a." + name, null)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status);

        // Then
        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void shouldLetOneOfTwoTeamsHaveTheNamesThatOneRestoresWhileTheOtherAddsThem() {
        for (var round = 0; round < 5; round++) {
            // Given
            var removed = round + "." + name;
            add(ofRed, removed, null);
            client.delete(DOMAINS + "/" + removed, "Authorization", ofRed);

            // When
            var restored = CompletableFuture.supplyAsync(
                    () -> client.post(DOMAINS + "/" + removed + "/revisions/1/restore", "", "Authorization", ofRed));
            var added = CompletableFuture.supplyAsync(() -> add(ofBlue, "*." + name, null));

            // Then
            assertThat(List.of(restored.join().status(), added.join().status()))
                    .as("restored and added, in round %d", round)
                    .isIn(List.of(200, 409), List.of(409, 201));
            client.delete(DOMAINS + "/" + removed, "Authorization", ofRed);
            client.delete(DOMAINS + "/*." + name, "Authorization", ofBlue);
        }
    }

    @Test
    void shouldGiveADomainToAnotherTeamWhichDoesNotSeeWhatWasBefore() {
        // Given
        add(ofRed, name, null);
        client.put(DOMAINS + "/" + name + "/origin-request", "{\"host\": \"before.example\"}", "Authorization", ofRed);
        var purge = client.post(DOMAINS + "/" + name + "/purges", "{\"everything\": true}", "Authorization", ofRed);

        // When
        var refused =
                give(blue, "Authorization", keys.ofTeam(red, "administrator").authorization());
        var given = give(blue, "If-Match", "\"2\"");
        var again = give(blue);

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(given.revision()).isEqualTo(3);
        assertThat(again.revision()).isEqualTo(3);
        assertThat(status(ofRed, "")).isEqualTo(404);
        assertThat(status(ofBlue, "")).isEqualTo(200);
        var seen = client.get(DOMAINS + "/" + name + "/revisions", "Authorization", ofBlue)
                .json();
        assertThat(seen.path("total").asInt()).isEqualTo(1);
        assertThat(seen.findValuesAsText("revision")).containsExactly("3");
        assertThat(seen.toString()).doesNotContain(red);
        assertThat(status(ofBlue, "/revisions/2")).isEqualTo(404);
        assertThat(status(ofBlue, "/purges/" + purge.json().path("id").asText()))
                .isEqualTo(404);
        assertThat(client.get(DOMAINS + "/" + name + "/purges", "Authorization", ofBlue)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(client.post(DOMAINS + "/" + name + "/revisions/1/restore", "{}", "Authorization", ofBlue)
                        .status())
                .isEqualTo(404);
        var stop = "{\"enabled\": false}";
        assertThat(client.put(DOMAINS + "/" + name + "/serving?dryRun=true", stop, "Authorization", ofBlue)
                        .json()
                        .at("/dryRun/lastHour/edgesKnown"))
                .hasToString("0");
        assertThat(client.get(DOMAINS + "/" + name + "/revisions/3").json().at("/changes/0"))
                .hasToString("{\"field\":\"team\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(red, blue));
        assertThat(client.put(DOMAINS + "/" + name + "/team", "{}").violations())
                .containsExactly("team required");
        assertThat(client.put(DOMAINS + "/" + name + "/team", "{\"team\": null}")
                        .revision())
                .isEqualTo(4);
        assertThat(team(name)).isEmpty();
    }

    @Test
    void shouldKeepTheHistoryOfANameFromTheTeamThatAddsItNext() {
        // Given
        add(ofRed, name, null);
        client.delete(DOMAINS + "/" + name, "Authorization", ofRed);

        // When
        var hidden = status(ofBlue, "/revisions");
        var added = add(ofBlue, name, null);

        // Then
        assertThat(hidden).isEqualTo(404);
        assertThat(added.revision()).isEqualTo(3);
        assertThat(Answer.each(
                        client.get(DOMAINS + "/" + name + "/revisions", "Authorization", ofBlue)
                                .json()
                                .path("items"),
                        "kind"))
                .containsExactly("CREATED");
        assertThat(status(ofRed, "/revisions")).isEqualTo(404);
    }

    @Test
    void shouldForgetATeamThatOwnsOnlyWhatWasRemoved() {
        // Given
        var green = TeamsOfTests.make(client);
        add(keys.of("operator").authorization(), name, green);
        client.delete(DOMAINS + "/" + name);

        // When
        var deleted = client.delete(TEAMS + "/" + green);

        // Then
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(new Database(infrastructure.database()).value("select team from domain where name = '" + name + "'"))
                .isEqualTo("null");
    }

    @Test
    void shouldRefuseAKeyOfATeamThatIsNotThere() {
        // When
        var answer = client.post(
                "/api/v1/access-keys", "{\"name\": \"a\", \"roles\": [" + role("viewer", "there-is-none") + "]}");

        // Then
        assertThat(type(answer)).isEqualTo("no-such-team");
    }

    private Answer add(String authorization, String domain, @Nullable String team) {
        return client.post(
                DOMAINS,
                "{\"name\": \"%s\", %s \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}"
                        .formatted(domain, team == null ? "" : "\"team\": \"" + team + "\","),
                "Authorization",
                authorization);
    }

    private Answer give(String team, String... headers) {
        return client.put(DOMAINS + "/" + name + "/team", "{\"team\": \"%s\"}".formatted(team), headers);
    }

    private int status(String authorization, String path) {
        return client.get(DOMAINS + "/" + name + path, "Authorization", authorization)
                .status();
    }

    private String team(String domain) {
        return client.get(DOMAINS + "/" + domain).json().path("team").asText();
    }

    private static String role(String role, String team) {
        return "{\"role\": \"%s\", \"team\": \"%s\"}".formatted(role, team);
    }

    private static String type(Answer answer) {
        return answer.json().path("type").asText().replaceAll(".*:", "");
    }
}
