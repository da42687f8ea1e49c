package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_ALLOWED;
import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for done of what a server answers to a batch, over a real socket: what it says is done, and no more. */
class BatchAnswerTest {
    private static final String DONE = "{\"domain\": \"a.example\", \"status\": 200, \"revision\": 2}";
    private static final String ITEMS = "[{\"domain\": \"a.example\", \"serving\": {\"enabled\": false}}, "
            + "{\"create\": {\"name\": \"b.example\", \"origins\": [{\"address\": \"192.0.2.1\", \"port\": 80}]}}]";
    private static final String FILE = """
            apiVersion: backsource/v1
            kind: Domain
            name: a.example
            origins:
              - address: 192.0.2.1
                port: 80
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"results\": [DONE, {\"domain\": \"b.example\", \"status\": 201}]} | 0",
                "{\"results\": [DONE, {\"status\": 201}]}                    | 0",
                "{\"results\": [DONE, DONE]}                                 | 3",
                "{\"results\": [{\"domain\": \"b.example\", \"status\": 404}, {\"status\": 404}]} | 3",
                "{\"results\": [DONE, {\"status\": 503}]}                    | 3",
                "{\"results\": [DONE, {\"domain\": \"b.example\"}]}          | 3",
                "{\"results\": [DONE, {\"domain\": \"b.example\", \"status\": 100}]} | 3",
                "{\"results\": [DONE]}                                       | 3",
                "{\"results\": \"all done\"}                                 | 3",
                "{}                                                          | 3",
                "{\"results\": [DONE, {\"status\": 404}]}                    | 1",
                "{\"results\": [{\"status\": 404}, {\"status\": 403}]}       | 4",
                "{\"results\": [{\"status\": 403}]}                          | 3",
            })
    void shouldEndABatchByWhatTheServerSaysOfEachItem(String answer, int exit) {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, answer.replace("DONE", DONE)));

        // When
        var run = ProgramRun.of(server.url(), ITEMS, out, "batch", "-f", "-");

        // Then
        assertThat(run.exit()).as(output()).isEqualTo(exit);
        assertThat(output().lines().skip(1)).hasSize(2);
    }

    @Test
    void shouldNameTheDomainsThatTheServerSaysNothingOf() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, "{\"results\": [" + DONE + "]}"));

        // When
        ProgramRun.of(server.url(), ITEMS, out, "batch", "-f", "-");

        // Then
        assertThat(output())
                .containsPattern("a.example +done")
                .containsPattern("b.example +unknown +.*no result from the server");
    }

    @Test
    void shouldSayOfAnItemAtWhichTheServerFailedThatItIsNotKnown() {
        // Given
        server.answer(exchange -> AnsweringServer.send(
                exchange,
                200,
                "{\"results\": [{\"domain\": \"a.example\", \"status\": 503, \"problem\": {\"title\": \"Broken off\"}}, "
                        + DONE + "]}"));

        // When
        ProgramRun.of(server.url(), ITEMS, out, "batch", "-f", "-");

        // Then
        assertThat(output())
                .containsPattern("a.example +unknown +.*Broken off")
                .containsPattern("b.example +unknown +.*no result from the server");
    }

    @Test
    void shouldKnowADomainHoweverItsNameIsTypedIn() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, "{\"results\": [" + DONE + "]}"));

        // When
        var run = ProgramRun.of(
                server.url(), "[{\"domain\": \"A.Example.\", \"caching\": null}]", out, "batch", "-f", "-");

        // Then
        assertThat(run.exit()).as(run.errors() + output()).isEqualTo(OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"results\": [{\"status\": 201, \"revision\": 1}]} | " + OK,
                "{\"results\": [{\"domain\": \"a.example\", \"status\": 201, \"revision\": 1}]} | " + OK,
                "{\"results\": [{\"domain\": \"b.example\", \"status\": 201, \"revision\": 1}]} | " + NOT_REACHED,
                "{\"results\": [{\"status\": 500}]}                  | " + NOT_REACHED,
                "{\"results\": [{}]}                                 | " + NOT_REACHED,
                "{\"results\": []}                                   | " + NOT_REACHED,
                "{\"results\": [{\"status\": 409}]}                  | " + REFUSED,
                "{\"results\": [{\"status\": 403}]}                  | " + NOT_ALLOWED,
            })
    void shouldEndAnApplicationByTheSameRule(String answer, int exit) {
        // Given
        server.answer(exchange -> {
            var isWrite = exchange.getRequestMethod().equals("POST");
            AnsweringServer.send(exchange, isWrite ? 200 : 404, isWrite ? answer : "{}");
        });

        // When
        var run = ProgramRun.of(server.url(), FILE, out, "apply", "-f", "-", "--yes", "--no-wait");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit);
        assertThat(run.errors()).contains(exit == OK ? "1 of 1 written" : "0 of 1 written");
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
