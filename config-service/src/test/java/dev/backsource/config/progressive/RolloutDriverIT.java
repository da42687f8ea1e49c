package dev.backsource.config.progressive;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.FollowingEdge;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolloutDriverIT {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    EventWriter edges;
    Database database;
    String name;
    String id;

    /** By edge; without a value, one of the version before. */
    private final Map<String, @Nullable Trial> fleet = new LinkedHashMap<>();

    private record Trial(State state, int step, long candidates, long discordant) {}

    @BeforeEach
    void beginARollout() throws InterruptedException {
        client = new Client(base);
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
        database = new Database(infrastructure.database());
        name = Client.freshName();
        id = begin(name);
    }

    private String begin(String domain) {
        client.create(domain, 80);
        var begun = client.post("/api/v1/domains/" + domain + "/progressive-rollouts", """
                {"parts": {"originProtocolPolicy": {"enabled": true, "redirectType": "HTTPS"}},
                 "steps": [0.1, 0.5], "bakeSeconds": 0, "outcomes": 3, "patienceSeconds": 600}""");
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(201);
        return begun.json().path("id").asText();
    }

    @AfterEach
    void forgetTheEdges() {
        fleet.keySet().forEach(edge -> edges.remove(Topic.EDGE_STATUS, edge));
        edges.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    @Test
    void shouldStepForwardAndPromoteWhereEnoughWasSeen() {
        // Given
        fleet.put("a", new Trial(State.RUNNING, 1, 1, 0));
        fleet.put("b", new Trial(State.HOLDING, 1, 1, 0));
        fleet.put("c", null);

        // When
        var waiting = awaitRollout(rollout -> rollout.path("waitsFor").size() == 2
                && rollout.at("/arms/candidate/resources").asInt() == 2);
        var listed = awaitRead(
                "/api/v1/domains/" + name + "/progressive-rollouts?size=1",
                page -> page.at("/items/0/waitsFor").size() == 2);
        fleet.put("b", new Trial(State.RUNNING, 1, 2, 0));
        var second = awaitRollout(rollout -> rollout.path("step").asInt() == 2);
        fleet.put("a", new Trial(State.RUNNING, 2, 3, 0));
        var promoted = awaitRollout(rollout -> rollout.path("state").asText().equals("PROMOTED"));

        // Then
        assertThat(waiting.path("step").asInt()).isEqualTo(1);
        assertThat(waiting.path("waitsFor").findValuesAsText("code")).containsExactly("holding", "outcomes");
        assertThat(waiting.at("/waitsFor/1").toString()).contains("\"seen\":2,\"needed\":3");
        assertThat(waiting.path("edges").findValuesAsText("state")).containsExactly("RUNNING", "HOLDING", "UNKNOWN");
        assertThat(listed.at("/items/0/waitsFor")).isEqualTo(waiting.path("waitsFor"));
        assertThat(listed.at("/items/0/arms")).isEqualTo(waiting.path("arms"));
        assertThat(listed.path("items").path(0).has("edges")).isFalse();
        assertThat(waiting.path("evidence").asDouble()).isEqualTo(1);
        assertThat(second.path("state").asText()).isEqualTo("RUNNING");
        assertThat(promoted.has("reason")).isFalse();
        assertThat(policy()).isEqualTo("HTTPS");
    }

    @Test
    void shouldFreezeAtTheFirstAbortAndGoBackAtTheSecond() {
        // Given
        List.of("a", "b", "c", "d").forEach(edge -> fleet.put(edge, new Trial(State.RUNNING, 1, 1, 0)));
        awaitRollout(rollout -> rollout.path("edges").size() == 4);

        // When
        fleet.put("b", new Trial(State.ABORTED, 1, 30, 9));
        var frozen = awaitRollout(rollout -> rollout.path("state").asText().equals("FROZEN"));
        fleet.put("d", new Trial(State.ABORTED, 1, 30, 9));
        var aborted = awaitRollout(rollout -> rollout.path("state").asText().equals("ABORTED"));

        // Then
        assertThat(frozen.path("reason").asText())
                .isEqualTo("1 of 4 edges aborted: 9 of 30 resources failed under the candidate (connection refused),"
                        + " 0 of 9 under the baseline.");
        assertThat(frozen.path("step").asInt()).isEqualTo(1);
        assertThat(aborted.path("reason").asText())
                .startsWith("2 of 4 edges aborted: 18 of 60 resources failed under the candidate");
        assertThat(client.get("/api/v1/domains/" + name + "/origin-protocol-policy")
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void shouldAbortByTheOutcomesOfAllEdgesTogether() {
        // Given: one edge that has not seen enough to abort by itself, nor is enough for all
        var failing = new Trial(State.HOLDING, 1, 9, 8);
        fleet.put("a", failing);
        var one =
                awaitRollout(rollout -> rollout.at("/arms/candidate/resources").asInt() == 9);

        // When
        fleet.put("b", failing);
        var aborted = awaitRollout(rollout -> rollout.path("state").asText().equals("ABORTED"));

        // Then
        assertThat(one.path("state").asText()).isEqualTo("RUNNING");
        assertThat(aborted.path("reason").asText())
                .startsWith(
                        "The outcomes of all edges together show harm: 16 of 18 resources failed under the candidate");
    }

    @Test
    void shouldPauseForWantOfTraffic() {
        // Given
        fleet.put("a", new Trial(State.RUNNING, 1, 2, 0));
        awaitRollout(
                rollout -> rollout.path("waitsFor").findValuesAsText("code").equals(List.of("outcomes")));

        // When
        database.value("update progressive_rollout set running_since = running_since - interval '1 hour' where id = '"
                + id + "' returning id");
        var paused = awaitRollout(rollout -> rollout.path("state").asText().equals("PAUSED"));

        // Then
        assertThat(paused.path("reason").asText()).isEqualTo("Too little traffic: 2 of 3 outcomes in 10 min.");
        assertThat(paused.path("share").asDouble()).isEqualTo(0.1);
        assertThat(paused.path("waitsFor")).isEmpty();
    }

    @Test
    void shouldMoveOthersWhenARolloutCantBeRead() {
        // Given
        var unreadable = begin(Client.freshName());
        database.value("update progressive_rollout set steps = 'later' where id = '" + unreadable + "' returning id");

        // When
        fleet.put("a", new Trial(State.RUNNING, 1, 3, 0));
        var second = awaitRollout(rollout -> rollout.path("step").asInt() == 2);
        var listed = client.get("/api/v1/progressive-rollouts?state=RUNNING,PAUSED");
        database.value("delete from progressive_rollout where id = '" + unreadable + "' returning id");

        // Then
        assertThat(second.path("state").asText()).isEqualTo("RUNNING");
        assertThat(listed.json().path("items").findValuesAsText("id"))
                .contains(id)
                .doesNotContain(unreadable);
    }

    /** Edges report often; one that is silent for long would be out of reach. */
    private JsonNode awaitRollout(Predicate<JsonNode> condition) {
        return awaitRead(path("/" + id), condition);
    }

    private JsonNode awaitRead(String path, Predicate<JsonNode> condition) {
        await().until(() -> {
            report();
            return condition.test(client.get(path).json());
        });
        return client.get(path).json();
    }

    private void report() {
        var following = new FollowingEdge(infrastructure.read(Topic.POLICY_CHANGES));
        var last = following.last();
        var holdings = following.at(last);
        fleet.forEach(
                (edge, trial) -> edges.write(SampleReports.ofChanges(edge, STARTED, Instant.now(), last, List.of())
                        .with(holdings)
                        .with(trial == null ? List.of() : List.of(report(trial)))));
    }

    private TrialReport report(Trial trial) {
        return new TrialReport(
                name,
                2,
                id,
                trial.step,
                trial.state,
                trial.candidates,
                trial.discordant,
                9,
                0,
                sketch(trial.discordant),
                trial.discordant == 0 ? null : "connection refused",
                Instant.now());
    }

    /** With so many places of the candidate marked. */
    private static DiscordantSketch sketch(long marks) {
        var bytes = ByteBuffer.allocate(2 * DiscordantSketch.PLACES / Byte.SIZE).putLong((1L << marks) - 1);
        return DiscordantSketch.parse(Base64.getUrlEncoder().encodeToString(bytes.array()));
    }

    private String policy() {
        return client.get("/api/v1/domains/" + name + "/origin-protocol-policy")
                .json()
                .path("redirectType")
                .asText();
    }

    private String path(String rest) {
        return "/api/v1/domains/" + name + "/progressive-rollouts" + rest;
    }
}
