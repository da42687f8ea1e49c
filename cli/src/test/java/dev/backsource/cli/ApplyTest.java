package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_IN_TIME;
import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static dev.backsource.cli.ProgramRun.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a run of {@code apply} ends, and what it says, by a server that has one domain over HTTPS. */
class ApplyTest {
    private static final String PRESENT = """
        {"name": "www.example.com", "revision": 3, "origins": [{"address": "192.0.2.1", "port": 80}],
         "originProtocolPolicy": {"enabled": true, "redirectType": "HTTPS"}}\
        """;
    private static final String AS_IT_IS = """
        apiVersion: backsource/v1
        kind: Domain
        name: www.example.com
        origins:
          - address: 192.0.2.1
            port: 80
        originProtocolPolicy:
          enabled: true
          redirectType: HTTPS
        """;
    private static final String OVER_HTTP = AS_IT_IS.replace("HTTPS", "HTTP");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"--yes", "--prune-all --yes", "--dry-run"})
    void shouldRefuseAFolderOrAFileWithoutADomain(String options) {
        // Given
        isAnswered("");

        // When
        var ofFolder = apply("", folder.toString(), options.split(" "));
        var ofInput = apply("# nothing\n", "-", options.split(" "));

        // Then
        assertThat(List.of(ofFolder.exit(), ofInput.exit())).containsOnly(USAGE);
        assertThat(ofFolder.errors()).contains(folder.toString(), "no domain found", "--allow-empty");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldTakeAnEmptyFolderWhereThatIsSaid() {
        // Given
        isAnswered("");

        // When
        var run = apply("", folder.toString(), "--allow-empty", "--prune-all", "--yes", "--no-wait");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(server.asked()).contains("DELETE /api/v1/domains/www.example.com");
    }

    /** With the option as Terraform has it: 2 for a difference and for nothing else. */
    @Test
    void shouldTellByItsExitCodeWhetherAnythingDiffers() {
        // Given
        isAnswered("");

        // Then
        assertThat(apply(AS_IT_IS, "-", "--dry-run", "--detailed-exitcode").exit())
                .isEqualTo(OK);
        assertThat(apply(OVER_HTTP, "-", "--dry-run").exit()).isEqualTo(OK);
        assertThat(apply(OVER_HTTP, "-", "--dry-run", "--detailed-exitcode").exit())
                .isEqualTo(2);
        assertThat(apply("nonsense: 1", "-", "--dry-run", "--detailed-exitcode").exit())
                .isEqualTo(REFUSED);
        assertThat(apply(AS_IT_IS, "-", "--dry-run", "--detailed-exitcode", "--nonsense")
                        .exit())
                .isEqualTo(REFUSED);
        assertThat(apply(AS_IT_IS, "-", "--detailed-exitcode").errors()).contains("needs --dry-run");
        assertThat(server.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @Test
    void shouldHaveTheServerTryOutThePlanOnlyWhenAsked() {
        // Given
        isAnswered("");

        // When
        var run = apply(OVER_HTTP, "-", "--dry-run", "--effect");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(run.errors())
                .contains("1 domain changes, 7 requests of the last hour move to another scheme or port (dry run");
        assertThat(server.asked()).contains("POST /api/v1/batches");
        assertThat(apply(AS_IT_IS, "-", "--dry-run", "--effect").errors()).isEmpty();
        assertThat(apply(OVER_HTTP, "-", "--effect", "--yes").errors()).contains("--effect needs --dry-run");
    }

    @Test
    void shouldHaveTheServerTryOutRemovalsAndMovesToo() {
        // Given
        var asked = new CopyOnWriteArrayList<String>();
        server.answer(exchange -> {
            var write = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " if "
                    + exchange.getRequestHeaders().getFirst("If-Match");
            if (!exchange.getRequestMethod().equals("GET")) {
                asked.add(write);
            }
            AnsweringServer.send(exchange, write.contains("refused.example") ? 409 : 200, answerTo(write));
        });

        // When
        apply(AS_IT_IS + "team: shop\n", "-", "--prune-all", "--dry-run", "--effect", "-o", "json");
        var document = out.toString(StandardCharsets.UTF_8);
        asked.clear();
        var run = apply(AS_IT_IS + "team: shop\n", "-", "--prune-all", "--dry-run", "--effect");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(REFUSED);
        assertThat(document.replaceAll("\\s", ""))
                .contains("\"lostRequests\":[{\"domain\":\"old.example\",\"requests\":2130,\"complete\":true},"
                        + "{\"domain\":\"unheard.example\",\"complete\":false}]");
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "PUT /api/v1/domains/www.example.com/team?dryRun=true if \"3\"",
                        "DELETE /api/v1/domains/old.example?dryRun=true if \"7\"",
                        "DELETE /api/v1/domains/unheard.example?dryRun=true if \"8\"",
                        "DELETE /api/v1/domains/refused.example?dryRun=true if \"9\"");
        assertThat(run.errors())
                .startsWith("0 domains change, 2 domains are removed, 1 domain moves to another team, 1 refused, stored"
                        + " responses of 2 domains unusable, at least 2,130 requests of the last hour would have no"
                        + " domain, not fully known for 1 removed domain how many requests of the last hour it had, 2"
                        + " edges will apply it (dry run, nothing changed)")
                .contains("! refused.example", "a second person");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "- old.example is removed\n    2,130 requests of the last hour would have no domain\n",
                        "- refused.example is removed\n- unheard.example is removed\n    unknown how many requests",
                        "team: nothing -> shop",
                        "0 to add, 1 to change, 3 to remove");
    }

    @ParameterizedTest
    @CsvSource({"200", "422"})
    void shouldNotTryOutTheMoveOfADomainWhoseChangeIsRefused(int statusOfMoves) {
        // Given
        server.answer(exchange -> {
            var method = exchange.getRequestMethod();
            AnsweringServer.send(
                    exchange,
                    method.equals("PUT") ? statusOfMoves : 200,
                    switch (method) {
                        case "GET" -> PRESENT;
                        case "POST" ->
                            "{\"totals\": {\"changed\": 0}, \"results\": [{\"domain\": \"www.example.com\","
                                    + " \"status\": 409, \"problem\": {\"title\": \"Consent missing\", \"status\": 409}}]}";
                        default -> "{\"revision\": 4, \"dryRun\": {\"edges\": 2}}";
                    });
        });

        // When
        var run = apply(OVER_HTTP + "team: shop\n", "-", "--dry-run", "--effect");

        // Then
        assertThat(run.exit()).isEqualTo(REFUSED);
        assertThat(run.errors())
                .startsWith("0 domains change, 1 refused (dry run")
                .containsOnlyOnce("! www.example.com");
        assertThat(server.asked()).noneMatch(asked -> asked.startsWith("PUT"));
    }

    @Test
    void shouldShowHowFarATrialGotThatFailed() {
        // Given
        server.answer(exchange -> {
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var isBroken = asked.startsWith("DELETE") && asked.contains("unheard.example");
            AnsweringServer.send(
                    exchange,
                    isBroken ? 500 : asked.startsWith("PUT") ? 409 : 200,
                    isBroken
                            ? "{\"title\": \"Broken\", \"status\": 500, \"detail\": \"boom\"}"
                            : answerTo(asked.startsWith("PUT") ? "refused.example" : asked));
        });

        // When
        var run = apply(AS_IT_IS + "team: shop\n", "-", "--prune-all", "--dry-run", "--effect");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(NOT_REACHED);
        assertThat(run.errors())
                .startsWith("0 domains change, ")
                .contains(", 1 refused, ", ", the rest not tried (dry run", "! www.example.com", "a second person")
                .endsWith("boom\n");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "team: nothing -> shop", "- unheard.example is removed", "0 to add, 1 to change, 3 to remove");
    }

    /** Another write came first; only where the domain is as wanted by now, the write would end well. */
    @ParameterizedTest
    @CsvSource({"shop, 0", "other, 1"})
    void shouldReadADomainAgainWhoseMoveCameTooLate(String team, int exit) {
        // Given
        var moved = new AtomicBoolean();
        server.answer(exchange -> {
            var isMove = exchange.getRequestMethod().equals("PUT");
            var present = moved.get()
                    ? PRESENT.replace("\"revision\": 3", "\"revision\": 4, \"team\": \"" + team + "\"")
                    : PRESENT;
            moved.compareAndSet(false, isMove);
            AnsweringServer.send(
                    exchange, isMove ? 412 : 200, isMove ? "{\"title\": \"Stale\", \"status\": 412}" : present);
        });

        // When
        var run = apply(AS_IT_IS + "team: shop\n", "-", "--dry-run", "--effect");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(run.errors().contains("! www.example.com")).isEqualTo(exit == REFUSED);
        assertThat(run.errors().contains("left unchanged")).isEqualTo(exit == REFUSED);
    }

    private static String answerTo(String write) {
        if (write.startsWith("GET")) {
            return "{\"total\": 4, \"items\": ["
                    + String.join(
                            ",",
                            PRESENT,
                            present("old.example", 7),
                            present("refused.example", 9),
                            present("unheard.example", 8))
                    + "]}";
        }
        if (write.contains("refused.example")) {
            return "{\"title\": \"Consent missing\", \"status\": 409, \"detail\": \"this takes a second person\"}";
        }
        var hour = write.contains("old.example")
                ? "{\"edges\": 2, \"edgesKnown\": 2, \"edgesPartlyKnown\": 0, \"requests\": 2130}"
                : "{\"edges\": 2, \"edgesKnown\": 0, \"edgesPartlyKnown\": 0}";
        return "{\"revision\": 10, \"dryRun\": {\"edges\": 2, \"changes\": [], \"cacheUnusable\": "
                + write.startsWith("DELETE") + ", \"lastHour\": " + hour + "}}";
    }

    private static String present(String name, int revision) {
        return PRESENT.replace("www.example.com", name).replace("3,", revision + ",");
    }

    @ParameterizedTest
    @CsvSource({"table", "json"})
    void shouldWarnOfRequestsThatWouldGoInTheClearBeforeAnythingIsWritten(String form) {
        // Given
        isAnswered("");

        // When
        apply(OVER_HTTP, "-", "--dry-run", "-o", form);

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("origin-tls-removed", "use HTTP instead of HTTPS");
    }

    @ParameterizedTest
    @CsvSource({"table", "json"})
    void shouldWarnOfARolloutThatWouldEndBeforeAnythingIsWritten(String form) {
        // Given
        server.answer(exchange -> AnsweringServer.send(
                exchange, 200, exchange.getRequestURI().getPath().endsWith("/progressive-rollouts") ? """
                        {"items": [{"id": "r", "domain": "www.example.com", "state": "RUNNING", "step": 2, "share": 0.05},
                         {"id": "s", "domain": "other.example.com", "state": "FROZEN"}]}\
                        """ : PRESENT));

        // When
        apply(OVER_HTTP, "-", "--dry-run", "-o", form);

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("rollout-replaced", "ends progressive rollout r (RUNNING, step 2, 5 %)")
                .doesNotContain("rollout s");
        out.reset();
        apply(AS_IT_IS, "-", "--dry-run", "-o", form);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("rollout");
    }

    /** Its candidate is as in the file, so another write would begin it anew. */
    @ParameterizedTest
    @CsvSource({
        "--yes, ABORTED, 1",
        "--yes, PAUSED, 5",
        "--yes --no-wait, PAUSED, 0",
        "--dry-run --detailed-exitcode, PAUSED, 0"
    })
    void shouldFollowARolloutThatMakesTheSameChangeAlready(String options, String state, int exit) {
        // Given
        isInRollout(state);

        // When
        var run = apply(OVER_HTTP, "-", options.split(" "));

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "= www.example.com is already in progressive rollout r (RUNNING, step 2, 5 %)",
                        "0 to change, 0 to remove, 0 unchanged; 1 already in a progressive rollout");
        assertThat(server.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @ParameterizedTest
    @CsvSource({"--immediate, immediate", "--progressive, progressive"})
    void shouldWriteOverARolloutOfAnotherChangeAsTheLineSays(String option, String word) {
        // Given
        var bodies = new CopyOnWriteArrayList<String>();
        isInRollout("PROMOTED", bodies);
        var wanted = word.equals("immediate") ? OVER_HTTP : OVER_HTTP.replace("192.0.2.1", "192.0.2.2");

        // When
        var run = apply(wanted, "-", "--yes", option, "--confirm-domains", "31");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(bodies).singleElement().asString().contains("\"rollout\":\"" + word, "\"confirmedDomains\":31");
        assertThat(run.errors()).contains("www.example.com  PROMOTED  promoted at 5 %");
    }

    /** The move would end the rollout. */
    @Test
    void shouldMoveADomainOnlyAfterTheRolloutOfItsChange() {
        // Given
        isInRollout("PROMOTED");

        // When
        var run = apply(OVER_HTTP + "team: shop\n", "-", "--yes");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_IN_TIME);
        assertThat(run.errors()).contains("in progressive rollout r, which a move to another team would end");
        assertThat(server.asked()).noneMatch(asked -> asked.startsWith("PUT"));
    }

    private void isInRollout(String state) {
        isInRollout(state, new ArrayList<>());
    }

    /** To HTTP; every write begins one. */
    private void isInRollout(String state, List<String> bodies) {
        server.answer(exchange -> {
            var path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            AnsweringServer.send(
                    exchange,
                    200,
                    path.endsWith("/batches")
                            ? """
                            {"results": [{"domain": "www.example.com", "status": 200, "revision": 4,
                             "warnings": [{"code": "progressive-rollout-started"}], "progressiveRollout": {"id": "r"}}]}\
                            """
                            : path.endsWith("/progressive-rollouts")
                                    ? """
                                    {"items": [{"id": "r", "domain": "www.example.com", "state": "RUNNING", "step": 2, "share": 0.05}]}\
                                    """
                                    : path.endsWith("/r")
                                            ? """
                                            {"id": "r", "state": "%s", "step": 2, "share": 0.05,
                                             "parts": {"originProtocolPolicy": {"enabled": true, "redirectType": "HTTP"}}}\
                                            """.formatted(state)
                                            : path.endsWith("/rollout") ? """
                                                    {"complete": true, "edges": [{"edge": "edge-1", "state": "APPLIED"}]}\
                                                    """ : PRESENT);
        });
    }

    @Test
    void shouldNotEndWellWhereAnEdgeIsOutOfReach() {
        // Given
        isAnswered("""
            {"complete": true, "revision": 4,
             "edges": [{"edge": "edge-1", "state": "APPLIED"}, {"edge": "edge-2", "state": "UNREACHABLE"}]}\
            """);

        // When
        var run = apply(OVER_HTTP, "-", "--yes");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(NOT_IN_TIME);
        assertThat(run.errors()).contains("1 of 1 written", "edge-2 is unreachable", "edges forget");
    }

    private ProgramRun apply(String input, String file, String... options) {
        var arguments = new ArrayList<>(List.of("apply", "-f", file));
        arguments.addAll(List.of(options));
        return ProgramRun.of(server.url(), input, out, arguments.toArray(String[]::new));
    }

    private void isAnswered(String rollout) {
        server.answer(exchange -> {
            var path = exchange.getRequestURI().getPath();
            AnsweringServer.send(
                    exchange,
                    200,
                    switch (exchange.getRequestMethod()) {
                        case "POST" ->
                            "{\"totals\": "
                                    + ("dryRun=true"
                                                    .equals(exchange.getRequestURI()
                                                            .getQuery())
                                            ? "{\"changed\": 1, \"requestsMoved\": 7}"
                                            : "null")
                                    + ", \"results\": [{\"domain\": \"www.example.com\", \"status\": 200, \"revision\": 4}]}";
                        case "DELETE" -> "{\"revision\": 4}";
                        default ->
                            path.endsWith("/rollout")
                                    ? rollout
                                    : path.endsWith("/domains")
                                            ? "{\"items\": [" + PRESENT + "], \"total\": 1}"
                                            : PRESENT;
                    });
        });
    }
}
