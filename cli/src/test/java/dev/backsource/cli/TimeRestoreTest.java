package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_ALLOWED;
import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static dev.backsource.cli.ProgramRun.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Restores of many domains to a time, over a real socket. */
class TimeRestoreTest {
    private static final String TIME = "2026-12-01T03:00:00Z";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(String... answers) {
        server.answer(exchange -> {
            var query = exchange.getRequestURI().getRawQuery();
            sent.add((query == null ? "" : query + " ")
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            AnsweringServer.send(exchange, 200, answers[Math.min(sent.size(), answers.length) - 1]);
        });
    }

    private static String result(String domain, String outcome) {
        return "{\"domain\": \"%s\", \"outcome\": \"%s\", \"revision\": 3}".formatted(domain, outcome);
    }

    private static String page(String next, String... results) {
        return "{\"results\": [" + String.join(", ", results) + "]"
                + (next.isEmpty() ? "" : ", \"next\": \"" + next + "\"") + "}";
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldGoOnUntilThereIsNoNextAndListWhatIsNotRestored() {
        // Given
        answer(
                page("b.example", result("a.example", "RESTORED"), result("b.example", "BROUGHT_BACK")),
                page("", result("c.example", "LEFT"), result("d.example", "UNCHANGED")));

        // When
        var run = ProgramRun.of(server.url(), "", out, "restore", "--at", TIME, "--all", "--yes");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(sent)
                .containsExactly(
                        "{\"at\":\"" + TIME + "\",\"all\":true}",
                        "{\"at\":\"" + TIME + "\",\"all\":true,\"after\":\"b.example\"}");
        assertThat(output())
                .startsWith("1 brought back, 1 left, 1 restored, 1 unchanged\n")
                .containsPattern("c.example +left")
                .doesNotContain("a.example", "d.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"domain": "a.example", "outcome": "REFUSED", "problem": {"status": 409, "title": "No"}} | 1
            {"domain": "a.example", "outcome": "REFUSED", "problem": {"status": 403, "title": "No"}} | 4
            {"domain": "a.example", "outcome": "FAILED", "problem": {"status": 503, "title": "No"}}  | 3
            {"domain": "a.example"}                                                                  | 3
            """)
    void shouldEndByTheGravestOutcome(String result, int exit) {
        // Given
        answer(page("", result("b.example", "RESTORED"), result));

        // When
        var run = ProgramRun.of(server.url(), "", out, "restore", "--at", TIME, "--all", "--yes");

        // Then
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(output()).contains("a.example");
    }

    @Test
    void shouldAskWithTheTotalsOfADryRun() {
        // Given
        answer(page("", "{\"domain\": \"a.example\", \"outcome\": \"RESTORED\", \"losesTls\": true}"));

        // When
        var declined = ProgramRun.atTerminal(server.url(), "n\n", out, "restore", "--at", TIME, "--all");

        // Then
        assertThat(declined.exit()).isEqualTo(REFUSED);
        assertThat(declined.errors())
                .contains("(1 restored, 1 domain loses TLS to the origin)?", "nothing was restored");
        assertThat(sent).hasSize(1).allMatch(request -> request.startsWith("dryRun=true "));
    }

    @Test
    void shouldShowWhatIsDoneWhereTheRestWasRefused() {
        // Given
        server.answer(exchange -> {
            sent.add("");
            AnsweringServer.send(
                    exchange,
                    sent.size() == 1 ? 200 : 403,
                    sent.size() == 1 ? page("b.example", result("a.example", "LEFT")) : "{\"title\": \"Forbidden\"}");
        });

        // When
        var run = ProgramRun.of(server.url(), "", out, "restore", "--at", TIME, "--all", "--yes");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_ALLOWED);
        assertThat(output()).contains("a.example");
        assertThat(run.errors()).contains("run the command again to continue", "Forbidden");
    }

    @Test
    void shouldEndWhereTheServerRepeatsItself() {
        // Given
        answer(page("b.example", result("a.example", "RESTORED")));

        // When
        var run = ProgramRun.of(server.url(), "", out, "restore", "--at", TIME, "--all", "--yes");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_REACHED);
        assertThat(sent).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restore a.example",
                "restore a.example two",
                "restore a.example 2 --all",
                "restore --at " + TIME + " --yes",
                "restore --at " + TIME + " a.example --all --yes",
                "restore --at " + TIME + " --all --wait --yes",
                "restore --at yesterday --all",
                "restore --at yesterday --all --yes",
                "freeze",
                "freeze --status --reason x"
            })
    void shouldRefuseOtherCommandLines(String line) {
        // When
        var run = ProgramRun.of(server.url(), "", out, line.split(" "));

        // Then
        assertThat(run.exit()).isEqualTo(USAGE);
        assertThat(run.errors()).as("the fault, not a question first").doesNotContain("Confirmation");
        assertThat(server.asked()).isEmpty();
    }
}
