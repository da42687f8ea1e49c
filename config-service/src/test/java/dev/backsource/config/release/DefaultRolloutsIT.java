package dev.backsource.config.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of a team's domains, whose administrator lets them go out by progressive rollouts. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DefaultRolloutsIT {
    private static final String PROGRESSIVE =
            "{\"rollout\": {\"default\": \"progressive\", \"steps\": [0.2, 0.4], \"bakeSeconds\": 7}}";
    private static final String HTTPS = "{\"enabled\": true, \"redirectType\": \"HTTPS\"}";

    @TestHTTPResource("/")
    URI base;

    @Inject
    CdnServer server;

    Client client;
    String team;
    Keys.Key operator;
    Keys.Key administrator;
    String name;

    @BeforeEach
    void makeATeamWithADomain() {
        client = new Client(base);
        team = TeamsOfTests.make(client);
        var keys = new Keys(client);
        operator = keys.ofTeam(team, "operator");
        administrator = keys.ofTeam(team, "administrator");
        name = Client.freshName();
        client.create(name, 80);
        client.put(domain() + "/team", "{\"team\": \"%s\"}".formatted(team));
        var set = client.patch("/api/v1/teams/" + team, PROGRESSIVE, administrator.header());
        assertThat(set.status()).as(set.response().body()).isEqualTo(200);
    }

    @Test
    void shouldBeSetByAdministratorsOfTheTeamAndNothingElse() {
        // Given
        var path = "/api/v1/teams/" + team;
        var stranger = new Keys(client).ofTeam(TeamsOfTests.make(client), "administrator");

        // When
        var byOperator = client.patch(path, PROGRESSIVE, operator.header());
        var byStranger = client.patch(path, PROGRESSIVE, stranger.header());
        var renamed = client.patch(path, "{\"name\": \"a\"}", administrator.header());
        var both = client.patch(path, "{\"name\": \"a\", \"rollout\": null}", administrator.header());
        var faulty = client.patch(path, "{\"rollout\": {\"steps\": [0.5, 0.1]}}");
        var merged = client.patch(path, "{\"rollout\": {\"bakeSeconds\": null, \"outcomes\": 9}}");
        var unset = client.patch(path, "{\"rollout\": null}", administrator.header());

        // Then
        assertThat(byOperator.status()).isEqualTo(403);
        assertThat(byStranger.status()).isEqualTo(404);
        assertThat(renamed.status()).isEqualTo(403);
        assertThat(both.status()).isEqualTo(403);
        assertThat(faulty.json().at("/errors/0/field").asText()).isEqualTo("rollout.steps[1]");
        assertThat(merged.json().path("rollout").toString())
                .isEqualTo("{\"default\":\"progressive\",\"steps\":[0.2,0.4],\"outcomes\":9}");
        assertThat(unset.json().has("rollout")).isFalse();
    }

    @Test
    void shouldBeginARolloutByTheTeamsPlanAndLeaveItUnderWay() {
        // When
        var tried = put("/origin-protocol-policy?dryRun=true", HTTPS, operator);
        var written = put("/origin-protocol-policy", HTTPS, operator);
        var again = put("/origin-protocol-policy", HTTPS, operator);
        var unchanged = put("/origin-protocol-policy", "{\"enabled\": false}", operator);
        var rollout = rollouts().path(0);

        // Then
        assertThat(tried.json().at("/progressiveRollout/share").asDouble()).isEqualTo(0.2);
        assertThat(tried.json().at("/dryRun/changes")).isNotEmpty();
        assertThat(written.status()).as(written.response().body()).isEqualTo(200);
        assertThat(written.json().path("progressiveRollout").toString())
                .isEqualTo("{\"id\":%s,\"state\":\"RUNNING\",\"step\":1,\"share\":0.2}".formatted(rollout.path("id")));
        assertThat(warnings(written)).contains("progressive-rollout-started");
        assertThat(written.json().at("/effective/http/scheme").asText()).isEqualTo("https");
        assertThat(client.get(domain())
                        .json()
                        .at("/originProtocolPolicy/enabled")
                        .asBoolean())
                .isFalse();
        assertThat(again.revision()).isEqualTo(written.revision());
        assertThat(again.json().path("progressiveRollout"))
                .isEqualTo(written.json().path("progressiveRollout"));
        assertThat(warnings(again)).doesNotContain("progressive-rollout-started");
        assertThat(unchanged.revision()).isEqualTo(written.revision());
        assertThat(warnings(unchanged)).contains("rollout-goes-on");
        assertThat(rollouts()).hasSize(1);
        assertThat(rollout.path("steps").toString()).isEqualTo("[0.2,0.4]");
        assertThat(rollout.path("bakeSeconds").asInt()).isEqualTo(7);
        assertThat(rollout.path("outcomes").asInt()).isEqualTo(30);
    }

    @Test
    void shouldReplaceARolloutByTheNext() {
        // Given
        put("/origin-protocol-policy", HTTPS, operator);

        // When
        var other = put("/origin-protocol-policy", "{\"enabled\": true, \"redirectType\": \"FOLLOW\"}", operator);
        var stopped = put("/serving", "{\"enabled\": false}", operator);

        // Then
        assertThat(warnings(other)).contains("rollout-replaced", "progressive-rollout-started");
        assertThat(stopped.json().has("progressiveRollout")).isFalse();
        assertThat(rollouts())
                .extracting(
                        rollout -> rollout.path("state").asText(),
                        rollout -> rollout.path("reasonCode").asText())
                .containsOnly(tuple("REPLACED", "replaced"))
                .hasSize(2);
    }

    @Test
    void shouldTakeAnAdministratorToGoAtOnce() {
        // Given
        var began = put("/origin-protocol-policy", HTTPS, operator);
        var id = began.json().at("/progressiveRollout/id").asText();

        // When
        var byOperator = put("/origin-protocol-policy?rollout=immediate", HTTPS, operator);
        var promoted = client.post(domain() + "/progressive-rollouts/" + id + "/promote", "", operator.header());
        var byAdministrator = put("/origin-protocol-policy?rollout=immediate", HTTPS, administrator);
        var restored = client.post(domain() + "/revisions/2/restore", "", operator.header());
        var at = client.get(domain() + "/revisions/2").json().path("changedAt").asText();
        var restoredToATime = client.post(
                "/api/v1/restores", "{\"at\": \"%s\", \"domains\": [\"%s\"]}".formatted(at, name), operator.header());
        var restoredByAdministrator = client.post(domain() + "/revisions/2/restore", "", administrator.header());
        var notApplicable = put("/serving?rollout=immediate", "{\"enabled\": false}", operator);
        var faster = client.post(
                domain() + "/progressive-rollouts",
                "{\"parts\": {\"originProtocolPolicy\": %s}, \"steps\": [0.95]}".formatted(HTTPS),
                operator.header());

        // Then
        assertThat(problem(byOperator)).isEqualTo("immediate-not-allowed");
        assertThat(byOperator.status()).isEqualTo(403);
        assertThat(byOperator.json().path("detail").asText()).contains("rollout=immediate", "ask an administrator");
        assertThat(problem(promoted)).isEqualTo("immediate-not-allowed");
        assertThat(byAdministrator.json().has("progressiveRollout")).isFalse();
        assertThat(warnings(byAdministrator)).contains("rollout-replaced");
        assertThat(problem(restored)).isEqualTo("immediate-not-allowed");
        assertThat(restoredToATime.json().at("/results/0/problem/type").asText())
                .endsWith("immediate-not-allowed");
        assertThat(restoredByAdministrator.status()).isEqualTo(200);
        assertThat(client.get(domain())
                        .json()
                        .at("/originProtocolPolicy/enabled")
                        .asBoolean())
                .isFalse();
        assertThat(notApplicable.status()).isEqualTo(400);
        assertThat(problem(faster)).isEqualTo("immediate-not-allowed");
        assertThat(faster.json().path("detail").asText())
                .contains("at least 2 steps with shares of at most [0.2, 0.4]");
    }

    @Test
    void shouldHoldForBatchesWithWhatNoRolloutCanTryAtOnce() {
        // Given
        var created = Client.freshName();
        var batch = """
                {%s"items": [
                    {"domain": "%s", "originProtocolPolicy": %s, "serving": {"enabled": false}},
                    {"create": {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}],
                        "originProtocolPolicy": %s}}]}""";

        // When
        var refused = batch(batch.formatted("\"rollout\": \"immediate\", ", name, HTTPS, created, HTTPS), "");
        var tried = batch(batch.formatted("", name, HTTPS, created + "x", HTTPS), "?dryRun=true");
        var made = batch(batch.formatted("", name, HTTPS, created + "x", HTTPS), "");
        var now = client.get(domain()).json();

        // Then
        assertThat(refused.json().at("/results/0/problem/type").asText()).endsWith("immediate-not-allowed");
        assertThat(refused.json().at("/results/1/status").asInt()).isEqualTo(201);
        assertThat(tried.json().at("/results/0/progressiveRollout/state").asText())
                .isEqualTo("RUNNING");
        assertThat(made.json().at("/results/0/progressiveRollout/share").asDouble())
                .isEqualTo(0.2);
        assertThat(made.json().path("results").path(1).has("progressiveRollout"))
                .isFalse();
        assertThat(now.at("/serving/enabled").asBoolean(true)).isFalse();
        assertThat(now.at("/originProtocolPolicy/enabled").asBoolean()).isFalse();
    }

    @Test
    void shouldHoldForAlibabaCloudsInterface() {
        // Given
        var caller = new CdnCaller(server.port(), operator.token());
        var sources = "[{\"content\":\"203.0.113.77\",\"type\":\"ipaddr\",\"priority\":\"20\",\"port\":80}]";

        // When
        caller.call("ModifyCdnDomain", Map.of("DomainName", name, "Sources", sources))
                .ok();

        // Then
        assertThat(rollouts())
                .extracting(rollout -> rollout.path("state").asText())
                .containsExactly("RUNNING");
    }

    private Answer put(String path, String body, Keys.Key key) {
        return client.put(domain() + path, body, key.header());
    }

    private Answer batch(String body, String query) {
        return client.post("/api/v1/batches" + query, body, operator.header());
    }

    private JsonNode rollouts() {
        return client.get(domain() + "/progressive-rollouts").json().path("items");
    }

    private String domain() {
        return "/api/v1/domains/" + name;
    }

    private static List<String> warnings(Answer answer) {
        return Answer.each(answer.json().path("warnings"), "code");
    }

    private static String problem(Answer answer) {
        return answer.json().path("type").asText().replace("urn:backsource:problem:", "");
    }
}
