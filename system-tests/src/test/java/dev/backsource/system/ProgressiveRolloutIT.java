package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Progressive rollouts from HTTP to HTTPS. Below {@code /broken/} the demo origin fails over HTTPS, which no pre-flight finds. */
@ExtendWith(SharedLocalStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgressiveRolloutIT {
    private static final int A_ROUND = 20;

    private final LocalStackUnderTest stack;
    private final Api api;
    private final EdgeAddress edge1;
    private final EdgeAddress edge2;
    private final ExtraEdge edge3;
    private final List<EdgeAddress> edges;
    private int requested;

    ProgressiveRolloutIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.edge1 = stack.edges().get(0);
        this.edge2 = stack.edges().get(1);
        this.edge3 = stack.launchEdge("edge-3");
        this.edges = List.of(edge1, edge2, edge3.address());
    }

    @AfterAll
    void endEdge3() {
        edge3.close();
        stack.unregister("edge-3");
    }

    @Test
    void shouldBeUndoneByEachEdgeAloneWithoutAnErrorAtAClientAndStayUndoneOverARestart() {
        // Given
        var domain = "broken-rollout.example.com";
        begin(domain, new JsonObject().put("steps", new JsonArray().add(0.5)).put("bakeSeconds", 600));
        for (var edge : edges) {
            assertThat(reached(edge, domain, "/tried/")).contains(over("https"), over("http"));
        }
        stack.processes().kill("config-service");
        stack.processes().kill("kafka");

        // When
        for (var edge : edges) {
            await().until(() -> {
                request(edge, domain, "/broken/");
                return hasAborted(edge, domain);
            });
        }

        // Then
        for (var edge : edges) {
            assertThat(reached(edge, domain, "/tried/")).containsOnly(over("http"));
        }

        // When
        stack.processes().stop("edge-1");
        stack.processes().restart("edge-1");

        // Then
        assertThat(reached(edge1, domain, "/tried/")).containsOnly(over("http"));

        // When
        stack.restartAll("kafka", "config-service");

        // Then
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(latest(domain).getString("state")).isEqualTo("ABORTED"));
        // In so small a fleet the first edge that is heard of is enough.
        assertThat(latest(domain).getString("reason")).contains(" of 3 edges aborted", "status 503");
        var revision = api.policyRevision(domain);
        assertThat(api.awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        for (var edge : edges) {
            assertThat(reached(edge, domain, "/tried/")).containsOnly(over("http"));
        }
    }

    /** Without its policy the domain goes back over HTTPS, the way of its origin's own port. A kill switch is a change like any other. */
    @Test
    void shouldUndoAKillSwitchThatTakesThePolicyAwayFromABrokenWay() {
        // Given
        var domain = "kill-switch.example.com";
        api.register(domain, "127.0.0.1", 443);
        api.awaitRollout(domain, api.policy(domain, "HTTP"));
        var off = new JsonObject().put("enabled", false);
        var begun = api.beginProgressiveRollout(
                domain,
                new JsonObject()
                        .put("steps", new JsonArray().add(0.5))
                        .put("parts", new JsonObject().put("originProtocolPolicy", off)));
        api.awaitRollout(domain, begun.getLong("revision"));

        // When
        await().until(() -> {
            request(edge1, domain, "/broken/");
            return latest(domain).getString("state").equals("ABORTED");
        });

        // Then
        assertThat(api.awaitRollout(domain, api.policyRevision(domain)).getBoolean("complete"))
                .isTrue();
        for (var edge : edges) {
            assertThat(reached(edge, domain, "/broken/")).containsOnly(over("http"));
        }
    }

    @Test
    void shouldBePromotedOnceEnoughWasSeen() {
        // Given
        var domain = "sound-rollout.example.com";
        begin(
                domain,
                new JsonObject()
                        .put("steps", new JsonArray().add(0.25).add(0.5))
                        .put("bakeSeconds", 1)
                        .put("outcomes", 5));

        // When
        await().until(() -> {
            request(edge1, domain, "/tried/");
            request(edge2, domain, "/tried/");
            return latest(domain).getString("state").equals("PROMOTED");
        });

        // Then
        assertThat(api.awaitRollout(domain, api.policyRevision(domain)).getBoolean("complete"))
                .isTrue();
        for (var edge : edges) {
            assertThat(reached(edge, domain, "/tried/")).containsOnly(over("https"));
        }
    }

    /** Returns when all edges have the first step of a rollout to HTTPS. */
    private void begin(String domain, JsonObject plan) {
        api.register(domain, "127.0.0.1", 80);
        api.awaitRollout(domain, api.policy(domain, "HTTP"));
        var https = new JsonObject().put("enabled", true).put("redirectType", "HTTPS");
        var begun = api.beginProgressiveRollout(
                domain, plan.put("parts", new JsonObject().put("originProtocolPolicy", https)));
        assertThat(api.awaitRollout(domain, begun.getLong("revision")).getBoolean("complete"))
                .isTrue();
    }

    /** Unlike its responses, its log tells an abort from a pause while the origin fails. */
    private boolean hasAborted(EdgeAddress edge, String domain) {
        return stack.logged(edge.id(), "progressive rollout aborted, baseline served: domain=" + domain) > 0;
    }

    private JsonObject latest(String domain) {
        return api.progressiveRollouts(domain).findFirst().orElseThrow();
    }

    /** Requests a few new resources; no client may see an error. */
    private List<Answer> request(EdgeAddress edge, String domain, String folder) {
        var from = requested;
        requested += A_ROUND;
        var answers = IntStream.range(from, requested)
                .mapToObj(number -> Http.get(edge, "http", domain, folder + number))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        return answers;
    }

    /** The ways in which the origin was reached for a few new resources. By chance, one round of a million has a share of a half all on one side. */
    private List<String> reached(EdgeAddress edge, String domain, String folder) {
        return request(edge, domain, folder).stream()
                .map(Answer::reached)
                .distinct()
                .toList();
    }

    private String over(String scheme) {
        return "reached over " + scheme + " on port " + stack.originPort(scheme.equals("https") ? 443 : 80);
    }
}
