package dev.backsource.config.api.restores;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RestoresIT {
    private static final String RESTORES = "/api/v1/restores";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    String team;
    String[] operator;
    String suffix;

    @BeforeEach
    void makeATeam() {
        client = new Client(base);
        team = TeamsOfTests.make(client);
        operator = new Keys(client).ofTeam(team, "operator").header();
        suffix = Client.freshName();
    }

    @Test
    void shouldBringDomainsToTheirStatesOfATime() {
        // Given
        add("changed");
        add("kept");
        add("removed");
        var at = changedAt("removed");
        client.setPolicy(name("changed"), "HTTPS");
        client.setPolicy(name("changed"), "HTTP");
        client.post(
                "/api/v1/domains/" + name("changed") + "/progressive-rollouts",
                "{\"parts\": {\"originProtocolPolicy\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}}}");
        client.delete("/api/v1/domains/" + name("removed"));
        add("later");
        var body = "{\"at\": \"%s\", \"team\": \"%s\"}".formatted(at, team);

        // When
        var tried = client.post(RESTORES + "?dryRun=true", body);
        var restored = client.post(RESTORES, body);
        var again = client.post(RESTORES, body);

        // Then
        assertThat(outcomes(tried)).containsExactly("changed RESTORED", "later LEFT", "removed BROUGHT_BACK");
        assertThat(restored.json().path("results")).isEqualTo(tried.json().path("results"));
        assertThat(restored.json().path("totals"))
                .hasToString("{\"restored\":1,\"broughtBack\":1,\"unchanged\":0,\"left\":1,\"removed\":0,\"refused\":0,"
                        + "\"failed\":0,\"losingTls\":0}");
        assertThat(restored.json().at("/results/0/restoredFrom").asInt()).isEqualTo(1);
        assertThat(restored.json().at("/results/0/warnings").findValuesAsText("code"))
                .containsExactly("rollout-replaced");
        assertThat(outcomes(again)).containsExactly("changed UNCHANGED", "later LEFT", "removed UNCHANGED");
        var changed = client.get("/api/v1/domains/" + name("changed"));
        assertThat(changed.revision()).isEqualTo(5);
        assertThat(changed.json().at("/originProtocolPolicy/enabled").asBoolean())
                .isFalse();
        assertThat(client.get("/api/v1/domains/" + name("removed")).revision()).isEqualTo(3);
        assertThat(database()
                        .value("select string_agg(domain || ' ' || revision, ', ' order by domain) from audit_entry"
                                + " where operation = 'restoreDomains' and domain like '%" + suffix + "'"))
                .isEqualTo(name("changed") + " 5, " + name("removed") + " 3");
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name("changed")).size() == 5
                    && topic.of(name("removed")).size() == 3);
        }
    }

    @Test
    void shouldRemoveLaterDomainsOnRequest() {
        // Given
        add("first");
        var at = changedAt("first");
        add("later");

        // When
        var restored = client.post(
                RESTORES, "{\"at\": \"%s\", \"team\": \"%s\", \"removeLater\": true}".formatted(at, team), operator);

        // Then
        assertThat(outcomes(restored)).containsExactly("later REMOVED");
        assertThat(client.get("/api/v1/domains/" + name("later")).status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseSomeAndRestoreTheOthers() {
        // Given
        add("granted");
        add("plain");
        var at = changedAt("plain");
        client.put("/api/v1/domains/" + name("granted") + "/granted-ports", "{\"https\": 8443}");
        client.setPolicy(name("plain"), "HTTPS");
        client.create(name("foreign"), 80);

        // When
        var restored = client.post(
                RESTORES,
                "{\"at\": \"%s\", \"domains\": [\"%s\", \"%s\", \"%s\", \"%s\", \"%s\"]}"
                        .formatted(at, name("plain"), name("none"), name("granted"), name("foreign"), name("a")),
                operator);

        // Then: by name, so that the order doesn't tell which of them exist
        assertThat(outcomes(restored))
                .containsExactly("a REFUSED", "foreign REFUSED", "granted REFUSED", "none REFUSED", "plain RESTORED");
        assertThat(statusOf(restored, "granted")).isEqualTo(403);
        assertThat(statusOf(restored, "foreign")).isEqualTo(404);
        assertThat(statusOf(restored, "none")).isEqualTo(404);
    }

    /** What doesn't fit into a quota all together comes back as far as there is room. */
    @Test
    void shouldBringBackAsManyAsAQuotaHasRoomFor() {
        // Given
        add("a");
        add("b");
        var at = changedAt("b");
        client.delete("/api/v1/domains/" + name("a"));
        client.delete("/api/v1/domains/" + name("b"));
        client.patch("/api/v1/teams/" + team, "{\"quotas\": {\"domains\": 1}}");

        // When
        var restored = client.post(RESTORES, "{\"at\": \"%s\", \"team\": \"%s\"}".formatted(at, team));

        // Then
        assertThat(outcomes(restored)).containsExactly("a BROUGHT_BACK", "b REFUSED");
        assertThat(statusOf(restored, "b")).isEqualTo(409);
    }

    @Test
    void shouldNeitherRestoreNorRemoveWhatWasAnotherTeams() {
        // Given
        client.create(name("given"), 80);
        var at = changedAt("given");
        client.setPolicy(name("given"), "FOLLOW");
        client.put("/api/v1/domains/" + name("given") + "/team", "{\"team\": \"%s\"}".formatted(team));

        // When
        var restored = client.post(
                RESTORES, "{\"at\": \"%s\", \"team\": \"%s\", \"removeLater\": true}".formatted(at, team), operator);

        // Then
        assertThat(outcomes(restored)).containsExactly("given LEFT");
        assertThat(client.get("/api/v1/domains/" + name("given")).revision()).isEqualTo(3);
    }

    @Test
    void shouldRestoreSeveralSetsInTheOrderOfNames() throws SQLException {
        // Given
        add("seed");
        var at = changedAt("seed");
        client.setPolicy(name("seed"), "HTTPS");
        copy("seed", 600);

        // When
        var restored = restoreAll(at);
        var listed = client.get("/api/v1/domains?redirectType=OFF&size=1&team=" + team);

        // Then
        assertThat(restored.stream()
                        .mapToInt(answer -> answer.json().at("/totals/restored").asInt())
                        .sum())
                .isEqualTo(601);
        assertThat(restored.stream()
                        .flatMap(answer -> results(answer).stream())
                        .map(result -> result.path("domain").asText()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(listed.json().path("total").asInt()).isEqualTo(601);
        // A mass change, which no confirmation is required of here. Whether the change before it has a mark depends on
        // other tests' changes.
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name("seed")).size() == 3);
            assertThat(topic.of(name("seed")).get(2))
                    .extracting(
                            event -> EventRecords.attributes(event.headers()).massChange())
                    .isNotNull();
        }
    }

    @Test
    void shouldRefuseATimeToCome() {
        assertThat(client.post(RESTORES, "{\"at\": \"2999-01-01T00:00:00Z\", \"all\": true}")
                        .violations())
                .containsExactly("at out-of-range");
    }

    /** As clients have to: what is left when a request has used up its time takes another one. */
    private List<Answer> restoreAll(String at) {
        var answers = new ArrayList<Answer>();
        var after = "";
        do {
            answers.add(client.post(RESTORES, "{\"at\": \"%s\", \"team\": \"%s\"%s}".formatted(at, team, after)));
            after = ", \"after\": \"" + last(answers).path("next").asText() + "\"";
        } while (last(answers).has("next"));
        return answers;
    }

    private static JsonNode last(List<Answer> answers) {
        return answers.get(answers.size() - 1).json();
    }

    private void add(String label) {
        var answer = client.post("/api/v1/domains", """
            {"name": "%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}\
            """.formatted(name(label), team));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    /** As many copies of a domain with its history, as if each had been created and changed by itself. */
    private void copy(String label, int count) throws SQLException {
        try (var connection = database().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into domain (name, revision, removed, state, changed_at, team)
                select i || name, revision, removed, replace(state, name, i || name), changed_at, team
                from domain, generate_series(1, %d) as i where name = '%s'\
                """.formatted(count, name(label)));
            statement.execute("""
                insert into domain_revision (domain, revision, state, changed_at, team)
                select i || domain, revision, replace(state, domain, i || domain), changed_at, team
                from domain_revision, generate_series(1, %d) as i where domain = '%s'\
                """.formatted(count, name(label)));
        }
    }

    private String name(String label) {
        return label + "." + suffix;
    }

    private String changedAt(String label) {
        return client.get("/api/v1/domains/" + name(label) + "/revisions?size=1")
                .json()
                .at("/items/0/changedAt")
                .asText();
    }

    private Database database() {
        return new Database(infrastructure.database());
    }

    private List<String> outcomes(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return results(answer).stream()
                .map(result -> result.path("domain").asText().replace("." + suffix, "") + " "
                        + result.path("outcome").asText())
                .toList();
    }

    private int statusOf(Answer answer, String label) {
        return results(answer).stream()
                .filter(result -> result.path("domain").asText().equals(name(label)))
                .findFirst()
                .orElseThrow()
                .at("/problem/status")
                .asInt();
    }

    private static List<JsonNode> results(Answer answer) {
        return StreamSupport.stream(answer.json().path("results").spliterator(), false)
                .toList();
    }
}
