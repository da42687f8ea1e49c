package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_IN_TIME;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static dev.backsource.cli.ProgramRun.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A progressive rollout as it happens, by a server that answers as a test says, over a real socket. */
class ProgressiveRolloutTest {
    private static final String ROLLOUT = "/api/v1/domains/a.example/progressive-rollouts/r";
    private static final String STARTED = """
        {"id": "r", "domain": "a.example", "state": "RUNNING", "step": 1, "steps": [0.01, 0.05], "share": 0.01, "edges": []}\
        """;
    private static final String BY_DEFAULT = """
        {"domain": "a.example", "revision": 4,
         "warnings": [{"code": "progressive-rollout-started", "detail": "It goes by share."}],
         "progressiveRollout": {"id": "r", "state": "RUNNING", "step": 1, "share": 0.01}}\
        """;
    private static final String FIRST_STEP = """
        {"id": "r", "domain": "a.example", "state": "RUNNING", "step": 1, "steps": [0.01, 0.05], "share": 0.01,
         "waitsFor": [{"code": "edges", "missing": 2}], "edges": []}\
        """;
    private static final String SECOND_STEP = """
        {"id": "r", "domain": "a.example", "state": "RUNNING", "step": 2, "steps": [0.01, 0.05], "share": 0.05,
         "arms": {"candidate": {"resources": 41, "discordant": 5}, "baseline": {"resources": 1790, "discordant": 0}},
         "waitsFor": [{"code": "bake", "until": "2026-12-01T08:00:00Z"}, {"code": "outcomes", "seen": 12, "needed": 30}],
         "evidence": 1.26,
         "edges": [{"edge": "edge-1", "state": "RUNNING"}, {"edge": "edge-3", "state": "ABORTED", "reason": "TLS failed"}]}\
        """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldFollowARolloutToItsEndAndSayWhy() {
        // Given
        isAnswered(STARTED, FIRST_STEP, SECOND_STEP, ended("ABORTED"));

        // When
        var run = run("policy set a.example https --progressive --wait");

        // Then
        assertThat(run.exit()).isEqualTo(REFUSED);
        assertThat(run.errors().lines())
                .containsExactly(
                        "RUNNING  step 1 of 2, 1 % of the resources; no counts yet",
                        "RUNNING  step 1 of 2, 1 % of the resources: candidate an unknown number of resources, unknown"
                                + " discordant; baseline an unknown number of resources, unknown discordant; evidence"
                                + " unknown of the 10,000 that abort it; waits for 2 edges",
                        "edge-3  ABORTED  TLS failed",
                        "RUNNING  step 2 of 2, 5 % of the resources: candidate 41 resources, 5 discordant; baseline 1,790"
                                + " resources, 0 discordant; evidence 1.3 of the 10,000 that abort it; waits for the"
                                + " bake time until 2026-12-01T08:00:00Z, 12 of 30 outcomes",
                        "ABORTED  aborted at 5 % after at least 41 resources: 5 of 41 resources failed (aborted at"
                                + " edge-3)");
        assertThat(shown())
                .contains(
                        "progressive rollout r of a.example is ABORTED",
                        "  aborted at 5 % after at least 41 resources: 5 of 41 resources failed (aborted at edge-3)");
    }

    @Test
    void shouldSayThatTheDefaultBeganARolloutInsteadOfTheChange() {
        // Given
        isAnswered(BY_DEFAULT);

        // When
        var run = run("policy set a.example https");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(shown().lines())
                .containsExactly(
                        "a.example is at revision 4",
                        "  the change goes out by progressive rollout r: step 1, 1 % of the resources; follow it:"
                                + " backsource progressive show a.example --watch");
    }

    @Test
    void shouldNotSayThatADryRunBeganARollout() {
        // Given
        isAnswered(BY_DEFAULT.replace("\"revision\": 4", "\"revision\": 4, \"dryRun\": {}"));

        // When
        run("policy set a.example https --dry-run");

        // Then
        assertThat(shown())
                .contains("warning progressive-rollout-started: It goes by share.")
                .doesNotContain("progressive show");
    }

    @ParameterizedTest
    @CsvSource({"table, PROMOTED, 0", "json, ABORTED, 1", "json, PAUSED, 5"})
    void shouldFollowTheRolloutThatTheDefaultBegan(String form, String state, int exit) {
        // Given
        isAnswered(BY_DEFAULT, FIRST_STEP, ended(state), """
            {"revision": 18, "complete": true, "edges": [{"edge": "edge-1", "state": "APPLIED"}]}\
            """);

        // When
        var run = run("policy set a.example https --wait -o " + form);

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(shown().contains("a.example is at revision 4")).isEqualTo(form.equals("table"));
        assertThat(shown()).contains(state);
    }

    @ParameterizedTest
    @CsvSource({"PROMOTED, PROMOTED, 0", "PROMOTED, PAUSED, 5", "ABORTED, PAUSED, 1"})
    void shouldFollowTheRolloutsOfABatch(String ofOne, String ofOther, int exit) {
        // Given
        server.answer(exchange -> {
            var path = exchange.getRequestURI().getPath();
            var domain = path.contains("/a.example") ? "a.example" : "b.example";
            AnsweringServer.send(
                    exchange,
                    200,
                    path.endsWith("/batches")
                            ? "{\"results\": [%s, %s]}".formatted(begun("a.example"), begun("b.example"))
                            : path.endsWith("/rollout")
                                    ? "{\"complete\": true, \"edges\": [{\"edge\": \"edge-1\", \"state\": \"APPLIED\"}]}"
                                    : ended(domain.startsWith("a") ? ofOne : ofOther));
        });

        // When
        var run = ProgramRun.of(
                server.url(), "- {domain: a.example}\n- {domain: b.example}", out, "batch", "-f", "-", "--wait");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(run.errors()).contains("a.example  " + ofOne, "b.example  " + ofOther);
    }

    private static String begun(String domain) {
        return BY_DEFAULT.replace("a.example", domain).replace("{\"domain", "{\"status\": 200, \"domain");
    }

    /** The response to an approval doesn't say how the change goes out. */
    @ParameterizedTest
    @CsvSource({"PROMOTED, 0", "ABORTED, 1"})
    void shouldFollowTheRolloutThatAnApprovalBegan(String state, int exit) {
        // Given
        server.answer(exchange -> {
            var path = exchange.getRequestURI().getPath();
            AnsweringServer.send(
                    exchange,
                    200,
                    path.endsWith("/progressive-rollouts/r")
                            ? ended(state)
                            : path.endsWith("/rollout")
                                    ? "{\"complete\": true, \"edges\": [{\"edge\": \"edge-1\", \"state\": \"APPLIED\"}]}"
                                    : path.endsWith("/approve")
                                            ? "{\"domain\": \"a.example\", \"revision\": 4, \"state\": \"approved\"}"
                                            : BY_DEFAULT);
        });

        // When
        var run = run("change-requests approve a.example i --comment y --wait");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(shown())
                .contains("a.example is at revision 4", "the change goes out by progressive rollout r: step 1, 1 %");
        assertThat(run.errors()).contains("a.example  " + state);
    }

    @Test
    void shouldNameTheNumberOfDomainsToConfirm() {
        // Given
        server.answer(exchange ->
                AnsweringServer.send(exchange, exchange.getRequestMethod().equals("GET") ? 200 : 409, """
                {"type": "urn:backsource:problem:mass-change", "title": "Many domains change", "status": 409, "revision": 3,
                 "reason": "31 domains would change within 60 s, and the limit is 20", "domains": 31, "limit": 20}\
                """));

        // When
        var run = run("policy set a.example https");

        // Then
        assertThat(run.exit()).isEqualTo(REFUSED);
        assertThat(run.errors())
                .contains("31 domains would change within 60 s", "run the command again with --confirm-domains 31");
    }

    @ParameterizedTest
    @CsvSource({"PROMOTED, 0", "REPLACED, 1", "PAUSED, 5", "FROZEN, 5", "OF_A_LATER_SERVER, 3"})
    void shouldTellByItsExitCodeHowItEnds(String state, int exit) {
        // Given
        isAnswered(FIRST_STEP, FIRST_STEP, ended(state), """
            {"revision": 18, "complete": true, "edges": [{"edge": "edge-1", "state": "APPLIED"}]}\
            """);

        // When
        var run = run("progressive resume a.example r --wait");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(server.asked().contains("GET /api/v1/domains/a.example/rollout"))
                .isEqualTo(exit == OK);
        assertThat(run.errors().contains("backsource progressive resume a.example"))
                .isEqualTo(exit == NOT_IN_TIME);
    }

    @ParameterizedTest
    @CsvSource({"promote, y, 0", "promote, n, 1", "resume, y, 0", "resume, n, 1", "promote,, 0", "resume,, 0"})
    void shouldSayWhyARolloutIsFrozenBeforeItGoesOn(String action, @Nullable String typed, int exit) {
        // Given
        isAnswered(
                SECOND_STEP.replace("\"RUNNING\", \"step\"", "\"FROZEN\", \"reason\": \"Harm.\", \"step\""), STARTED);
        var line = "progressive " + action + " a.example r";

        // When
        var run = typed == null ? run(line) : ProgramRun.atTerminal(server.url(), typed + "\n", out, line.split(" "));

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(run.errors())
                .contains("the rollout is frozen at 5 % after 41 resources: Harm (aborted at edge-3); " + action);
        assertThat(server.asked().contains("POST " + ROLLOUT + "/" + action)).isEqualTo(exit == OK);
    }

    @Test
    void shouldTryOutTheStartItselfToo() {
        // Given
        server.answer(exchange -> AnsweringServer.send(
                exchange,
                exchange.getRequestMethod().equals("POST") ? 409 : 200,
                "{\"revision\": 3, \"title\": \"Rollout under way\", \"status\": 409}"));

        // When
        var run = run("policy set a.example https --progressive --dry-run");

        // Then
        assertThat(run.exit()).isEqualTo(REFUSED);
        assertThat(run.errors()).contains("Rollout under way");
        assertThat(shown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"y, 0", "n, 1"})
    void shouldAskBeforePartsOfAFileTakeTlsAway(String typed, int exit, @TempDir Path folder) throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("parts.yaml"), "originProtocolPolicy: {enabled: false}");
        isAnswered("{\"totals\": {\"losingTls\": [\"a.example\"]}}", STARTED);

        // When
        var run = ProgramRun.atTerminal(
                server.url(), typed + "\n", out, "progressive", "start", "a.example", "-f", file.toString());

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(run.errors()).contains("1 domain loses TLS to the origin. Go on?");
        assertThat(server.asked().contains("POST /api/v1/domains/a.example/progressive-rollouts"))
                .isEqualTo(exit == OK);
    }

    @Test
    void shouldWatchOverAPauseAndAFailureOfTheServer() {
        // Given
        isAnswered("{\"items\": [{\"id\": \"r\"}]}", FIRST_STEP, ended("PAUSED"), "", ended("PROMOTED"));

        // When
        var run = run("progressive show a.example --watch -o json");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(run.errors()).contains("PAUSED  paused at 5 %", "reconnecting", "PROMOTED  promoted at 5 %");
        assertThat(shown()).contains("\"state\" : \"PROMOTED\"");
        assertThat(server.asked()).endsWith("GET " + ROLLOUT).hasSize(5);
    }

    @Test
    void shouldSaySinceWhenARolloutKeepsItsShare() {
        // Given
        isAnswered(ended("PAUSED").replace("\"step\"", "\"haltedSince\": \"2026-12-01T08:00:00Z\", \"step\""));

        // When
        run("progressive show a.example r");

        // Then
        assertThat(shown()).contains("  halted     since 2026-12-01T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"state\": \"RUNNING\", \"edges\": [{}]}", """
                {"state": "RUNNING", "step": -1, "steps": 4, "share": "5 %", "evidence": "1.3", "waitsFor": {},
                 "arms": {"candidate": {"resources": -41, "discordant": 1e400}, "baseline": {"resources": "790", "discordant": null}},
                 "edges": [{"edge": [], "state": null, "step": 1.5, "candidate": 7, "baseline": [0]}]}\
                """})
    void shouldShowAsUnknownWhatTheServerDoesNotSay(String rollout) {
        // Given
        isAnswered(rollout);

        // When
        var run = run("progressive show a.example r");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(shown().lines().map(String::strip))
                .containsExactly(
                        "progressive rollout unknown of unknown is RUNNING",
                        "started    at an unknown time",
                        "step       unknown of unknown, unknown of the resources",
                        "arms       candidate an unknown number of resources, unknown discordant; baseline an unknown"
                                + " number of resources, unknown discordant",
                        "evidence   unknown of the 10,000 that abort it",
                        "awaits     unknown",
                        "edges      1 UNKNOWN",
                        "EDGE  STATE    STEP     CANDIDATE  DISCORDANT  BASELINE  DISCORDANT  SINCE  REPORTED  REASON",
                        "UNKNOWN  unknown  unknown    unknown     unknown   unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy set a.example https --steps 1,5",
                "policy set a.example https --progressive --steps 1,x",
                "policy set a.example https --progressive --bake 1500ms",
                "policy set a.example https --progressive --immediate",
                "policy set a.example https --immediate --steps 5",
                "policy set a.example https --confirm-domains 0",
                "change-requests create a.example --reason x --https 8443 --progressive",
                "teams set-rollout shop sometimes",
                "teams set-rollout shop default --steps 5"
            })
    void shouldRefuseOptionsThatSayNothing(String line) {
        // Given
        isAnswered("{\"revision\": 3}");

        // Then
        assertThat(run(line).exit()).isEqualTo(USAGE);
        assertThat(server.asked()).noneMatch(asked -> asked.startsWith("P"));
    }

    /** As the server's, without counts. */
    private static String ended(String state) {
        return """
            {"id": "r", "domain": "a.example", "state": "%s", "step": 2, "steps": [0.01, 0.05], "share": 0.05, "revision": 18,
             "reason": "5 of 41 resources failed."}\
            """.formatted(state);
    }

    /** In this order, but for the domain itself; empty for a failure. */
    private void isAnswered(String... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        server.answer(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/api/v1/domains/a.example")) {
                AnsweringServer.send(exchange, 200, "{\"revision\": 3}");
                return;
            }
            var answer = left.remove();
            AnsweringServer.send(exchange, answer.isEmpty() ? 500 : 200, answer);
        });
    }

    private ProgramRun run(String line) {
        return ProgramRun.of(server.url(), "", out, line.split(" "));
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
