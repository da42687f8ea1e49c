package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers, over a real socket, a terminal isn't harmed and the run ends. */
class HostileServerTest {
    /** As JSON has it, and as bytes: ESC, C1 CSI, a direction. */
    private static final String HARM = "\\u001b]0;x\\u0007\\u009b31m\\u202e";

    private static final String TEXT = "{\"title\": \"" + HARM + "\", \"detail\": \"" + HARM + "\", \"name\": \"" + HARM
            + "\", \"domain\": \"" + HARM + "\", \"kind\": \"" + HARM + "\", \"roles\": [{\"role\": \"" + HARM
            + "\"}], \"items\": [{\"name\": \"" + HARM + "\", \"id\": \"" + HARM + "\", \"edge\": \"" + HARM
            + "\", \"state\": \"" + HARM + "\", \"domain\": \"" + HARM + "\", \"explanation\": {\"host\": \"" + HARM
            + "\"}}], \"edges\": [{\"edge\": \"" + HARM + "\", \"state\": \"" + HARM + "\", \"reason\": \"" + HARM
            + "\"}], \"errors\": [{\"field\": \"" + HARM + "\", \"detail\": \"" + HARM + "\"}]}";

    /** Ends the wait for a rollout. */
    private static final String COMPLETE = TEXT.replaceFirst("\\{", "{\"complete\": true, ");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();
    private String errors = "";

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whoami",
                "whoami -o json",
                "whoami -o yaml",
                "whoami -o name",
                "domains list",
                "domains list -o name",
                "domains show x",
                "edges",
                "edges -o yaml",
                "health x",
                "alerts",
                "explain http://x/",
                "rollout x",
                "rollout x --wait --timeout 30s",
                "purge x --id y",
                "purge x --list",
                "history x",
                "keys list",
                "change-requests list",
                "progressive list",
                "progressive show x y",
                "progressive show x y --watch",
                "audit list",
                "audit export",
                "policy show x"
            })
    void shouldShowNoControlCharacters(String line) {
        // Given
        server.answer(
                exchange -> AnsweringServer.send(exchange, 200, (server.asked().size() > 3 ? COMPLETE : TEXT) + "\n"));

        // When
        run(line.split(" "));
        server.answer(exchange -> AnsweringServer.send(exchange, 409, TEXT));
        var exit = run(line.split(" "));

        // Then
        assertThat(exit).isEqualTo(REFUSED);
        assertThat(out.toString(StandardCharsets.UTF_8) + errors)
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e")
                .contains("\\u001b");
    }

    @Test
    void shouldEndWhereAnEventHarms() {
        // Given
        server.answer(exchange -> AnsweringServer.send(
                exchange,
                200,
                "id: 1\ndata: {\"time\": \"" + HARM + "\", \"subject\": \"" + HARM + "\", \"data\": " + TEXT
                        + "}\n\n"));

        // When
        var exit = run("events", "--count", "1", "--timeout", "30s");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\\u001b").doesNotContain("\u001b", "\u009b");
    }

    @Test
    void shouldGiveUpAnAnswerWithoutEnd() {
        // Given
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (var i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(blanks);
            }
        });

        // When
        var exit = run("whoami", "--timeout", "10m");

        // Then
        assertThat(exit).isEqualTo(NOT_REACHED);
        assertThat(errors).contains("limit of 67108864 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whoami --timeout 1s", "audit export --timeout 1s", "events --follow --timeout 1s"})
    void shouldNotWaitForAServerThatSaysNothing(String line) {
        // Given
        server.answer(exchange -> server.awaitEnd());

        // When
        var exit = run(line.split(" "));

        // Then
        assertThat(exit).isEqualTo(NOT_REACHED);
        assertThat(errors).contains("no response from", "within 1 s");
    }

    @Test
    void shouldNotFollowWhereTheKeyIsNotFor() {
        // Given
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/");
            exchange.sendResponseHeaders(307, -1);
        });

        // Then
        assertThat(run("whoami")).isEqualTo(NOT_REACHED);
        assertThat(errors).contains("redirects to another address, and the key is not sent there");
    }

    private int run(String... arguments) {
        var run = ProgramRun.of(server.url(), "", out, arguments);
        errors += run.errors();
        return run.exit();
    }
}
