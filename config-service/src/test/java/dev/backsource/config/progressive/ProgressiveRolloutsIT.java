package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProgressiveRolloutsIT {
    private static final String TO_HTTPS =
            "{\"parts\": {\"originProtocolPolicy\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}}}";

    private static final RolloutReason ABORTED =
            RolloutReason.edgesAborted(1, 4, new RolloutReason.Outcomes(9, 14, "connection refused", 1, 320));

    @TestHTTPResource("/")
    URI base;

    @Inject
    ProgressiveRollouts rollouts;

    @Inject
    DomainWriter domains;

    @Inject
    Writes writes;

    Client client;
    String name;

    @BeforeEach
    void makeADomain() {
        client = new Client(base);
        name = Client.freshName();
        client.create(name, 80);
    }

    @Test
    void shouldMoveADomainByStepsToItsPromotion() throws Throwable {
        // When
        var started = start(TO_HTTPS);
        var id = id(started);
        var under = client.get("/api/v1/domains/" + name);

        // Then
        assertThat(started.header("etag")).isEqualTo("\"2\"");
        assertThat(started.header("location")).endsWith("/progressive-rollouts/" + id);
        assertThat(started.json().path("baselineRevision").asLong()).isEqualTo(1);
        assertThat(started.json().at("/parts/originProtocolPolicy/redirectType").asText())
                .isEqualTo("HTTPS");
        assertThat(started.json().path("parts").has("origins")).isFalse();
        assertThat(under.header("etag")).isEqualTo("\"2\"");
        assertThat(under.json().at("/originProtocolPolicy/enabled").asBoolean()).isFalse();
        assertThat(under.json().at("/progressiveRollout/state").asText()).isEqualTo("RUNNING");
        assertThat(under.json().at("/progressiveRollout/share").asDouble()).isEqualTo(0.01);

        // When
        var stepped = run(rollouts.step(id, 1));
        var again = run(rollouts.step(id, 1));
        var tooEarly = run(rollouts.promote(id));
        var read = client.get(path(id));

        // Then
        assertThat(stepped).isTrue();
        assertThat(again).isFalse();
        assertThat(tooEarly).isFalse();
        assertThat(read.json().path("step").asInt()).isEqualTo(2);
        assertThat(read.json().path("share").asDouble()).isEqualTo(0.05);
        assertThat(read.revision()).isEqualTo(3);
        assertThat(read.json().has("arms")).isFalse();
        assertThat(read.json().at("/parts/originProtocolPolicy/enabled").asBoolean())
                .isTrue();
        assertThat(VertxContextSupport.subscribeAndAwait(rollouts::active))
                .filteredOn(active -> active.id().equals(id))
                .singleElement()
                .satisfies(active -> {
                    assertThat(active.step()).isEqualTo(2);
                    assertThat(active.revision()).isEqualTo(3);
                });

        // When
        run(rollouts.step(id, 2));
        run(rollouts.step(id, 3));
        var beyond = run(rollouts.step(id, 4));
        var promoted = run(rollouts.promote(id));

        // Then
        assertThat(beyond).isFalse();
        assertThat(promoted).isTrue();
        var now = client.get("/api/v1/domains/" + name).json();
        assertThat(now.at("/originProtocolPolicy/redirectType").asText()).isEqualTo("HTTPS");
        assertThat(now.has("progressiveRollout")).isFalse();
        assertThat(client.get(path(id)).json().path("state").asText()).isEqualTo("PROMOTED");
        assertThat(problem(move(id, "abort"))).isEqualTo("rollout-ended");
        assertThat(client.get("/api/v1/domains/" + name + "/revisions").json().path("items"))
                .extracting(
                        revision -> revision.path("kind").asText(),
                        revision -> revision.at("/progressiveRollout/detail").asText())
                .containsExactly(
                        tuple("ROLLOUT_PROMOTED", "promoted"),
                        tuple("ROLLOUT_STEPPED", "step 4 of 4 at 50 %"),
                        tuple("ROLLOUT_STEPPED", "step 3 of 4 at 25 %"),
                        tuple("ROLLOUT_STEPPED", "step 2 of 4 at 5 %"),
                        tuple("ROLLOUT_STARTED", "step 1 of 4 at 1 %"),
                        tuple("CREATED", ""));
    }

    @Test
    void shouldEndByAnyOtherChangeOfTheDomainAndSayThat() {
        // Given
        var first = id(start(TO_HTTPS));

        // When
        var tried = client.setPolicy(name, "HTTP", "If-Match", "\"2\"");
        var unchanged = client.put("/api/v1/domains/" + name + "/serving", "{\"enabled\": true}");
        var second = id(start(TO_HTTPS));
        var restored = client.post("/api/v1/domains/" + name + "/revisions/3/restore", "");
        var third = id(start(TO_HTTPS));
        client.delete("/api/v1/domains/" + name);

        // Then
        assertThat(tried.json().path("warnings"))
                .extracting(warning -> warning.path("code").asText())
                .contains("rollout-replaced");
        assertThat(unchanged.json().path("warnings")).isEmpty();
        assertThat(restored.revision()).isEqualTo(5);
        assertThat(client.get("/api/v1/domains/" + name + "/progressive-rollouts")
                        .json()
                        .path("items"))
                .extracting(
                        rollout -> rollout.path("id").asText(),
                        rollout -> rollout.path("state").asText(),
                        rollout -> rollout.path("reason").asText())
                .containsExactly(
                        tuple(third, "REPLACED", "the domain was removed"),
                        tuple(second, "REPLACED", "revision 3 of the domain was restored"),
                        tuple(first, "REPLACED", "another change of the domain replaced it"));
    }

    @Test
    void shouldRefuseASecondOneAndOneWithoutAnEffect() {
        // When
        var idle = post("{\"parts\": {\"originTls\": {\"verification\": \"FULL\"}}}");
        var tried = client.post("/api/v1/domains/" + name + "/progressive-rollouts?dryRun=true", TO_HTTPS);
        var id = id(start(TO_HTTPS));
        var second = post(TO_HTTPS);
        var stale = client.post(path(id) + "/abort", "{}", "If-Match", "\"1\"");
        var aborted = client.post(path(id) + "/abort", "{\"reason\": \"not today\"}");

        // Then
        assertThat(problem(idle)).isEqualTo("nothing-changes");
        assertThat(tried.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(409);
        assertThat(problem(second)).isEqualTo("rollout-under-way");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(aborted.json().path("state").asText()).isEqualTo("ABORTED");
        assertThat(aborted.json().path("reason").asText()).isEqualTo("not today");
        assertThat(aborted.revision()).isEqualTo(3);
        assertThat(client.get("/api/v1/domains/" + name)
                        .json()
                        .at("/originProtocolPolicy/enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void shouldPauseAndResumeByRoleAndShowItToTheTeamAlone() throws Throwable {
        // Given
        var team = TeamsOfTests.make(client);
        client.put("/api/v1/domains/" + name + "/team", "{\"team\": \"%s\"}".formatted(team));
        var keys = new Keys(client);
        var viewer = keys.ofTeam(team, "viewer").authorization();
        var operator = keys.ofTeam(team, "operator").authorization();
        var stranger = keys.ofTeam(TeamsOfTests.make(client), "operator").authorization();
        var id = id(
                client.post("/api/v1/domains/" + name + "/progressive-rollouts", TO_HTTPS, "Authorization", operator));

        // When
        var byViewer = client.post(path(id) + "/pause", "", "Authorization", viewer);
        var byStranger = client.post(path(id) + "/pause", "", "Authorization", stranger);
        var paused = client.post(path(id) + "/pause", "{\"reason\": \"lunch\"}", "Authorization", operator);
        var stepped = run(rollouts.step(id, 1));
        var resumed = client.post(path(id) + "/resume", "", "Authorization", operator);
        var frozen = run(rollouts.freeze(id, Set.of(new EdgeAbort("edge-1", Instant.EPOCH)), ABORTED));
        var resumedByOperator = client.post(path(id) + "/resume", "", "Authorization", operator);
        var promotedByOperator = client.post(path(id) + "/promote", "", "Authorization", operator);
        var read = client.get(path(id), "Authorization", viewer);

        // Then
        assertThat(byViewer.status()).isEqualTo(403);
        assertThat(byStranger.status()).isEqualTo(404);
        assertThat(paused.json().path("state").asText()).isEqualTo("PAUSED");
        assertThat(paused.json().path("reason").asText()).isEqualTo("lunch");
        assertThat(paused.revision()).isEqualTo(3);
        assertThat(stepped).isFalse();
        assertThat(resumed.json().path("state").asText()).isEqualTo("RUNNING");
        assertThat(resumed.json().has("reason")).isFalse();
        assertThat(frozen).isTrue();
        assertThat(resumedByOperator.status()).isEqualTo(403);
        assertThat(promotedByOperator.status()).isEqualTo(403);
        assertThat(read.json().path("state").asText()).isEqualTo("FROZEN");
        assertThat(read.json().path("reason").asText()).isEqualTo(ABORTED.sentence());
        assertThat(read.json().path("reasonCode").asText()).isEqualTo("edges-aborted");
        assertThat(read.json().at("/reasonArguments/candidateFailed").asInt()).isEqualTo(9);
        assertThat(read.json().path("haltedSince").asText()).isNotEmpty();
        assertThat(ids(client.get("/api/v1/progressive-rollouts?state=FROZEN,PAUSED", "Authorization", viewer)))
                .containsExactly(id);
        assertThat(ids(client.get("/api/v1/progressive-rollouts", "Authorization", stranger)))
                .isEmpty();
        assertThat(answered(id)).isEmpty();
        assertThat(move(id, "resume").json().path("state").asText()).isEqualTo("RUNNING");
        assertThat(answered(id)).containsExactly(new EdgeAbort("edge-1", Instant.EPOCH));
        assertThat(run(rollouts.freeze(id, Set.of(new EdgeAbort("edge-1", Instant.EPOCH)), ABORTED)))
                .isFalse();
    }

    @Test
    void shouldStayInItsRolloutWhenItIsRepaired() throws Throwable {
        // Given
        var id = id(start(TO_HTTPS));
        var repair = new Provenance("", Caller.SERVICE, AuditedRequest.ofTheService("repairPublishedDomains"));

        // When
        var repaired = run(domains.followAs(DomainName.parse(name), new StateVersion(0, 40, 0), repair));

        // Then
        assertThat(repaired).isEqualTo(41);
        assertThat(client.get(path(id)).revision()).isEqualTo(41);
        assertThat(run(rollouts.step(id, 1))).isTrue();
        assertThat(client.get("/api/v1/domains/" + name)
                        .json()
                        .at("/progressiveRollout/step")
                        .asInt())
                .isEqualTo(2);
    }

    private Set<EdgeAbort> answered(String id) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(rollouts::active).stream()
                .filter(active -> active.id().equals(id))
                .findFirst()
                .orElseThrow()
                .answered();
    }

    private <T> T run(Write<T> write) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> writes.run(write));
    }

    private Answer post(String body) {
        return client.post("/api/v1/domains/" + name + "/progressive-rollouts", body);
    }

    private Answer start(String body) {
        var answer = post(body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private Answer move(String id, String move) {
        return client.post(path(id) + "/" + move, "");
    }

    private String path(String id) {
        return "/api/v1/domains/" + name + "/progressive-rollouts/" + id;
    }

    private static String problem(Answer answer) {
        return answer.json().path("type").asText().replace("urn:backsource:problem:", "");
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static List<String> ids(Answer answer) {
        return Answer.each(answer.json().path("items"), "id");
    }
}
