package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.USAGE;
import static dev.backsource.cli.testing.AnsweringServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers and their secrets, over real sockets. */
class ReceiversTest {
    private static final String RECEIVER = """
            {"id": "r-1", "name": "On call", "kind": "webhook", "team": "shop", "severity": "ERROR", "enabled": true,
             "address": "https://hooks.example.com",
             "state": {"condition": "FAILING", "pending": 2, "failures": 3, "failingSince": "2026-01-01T12:00:00Z",
                       "lastError": "answered with the status 503", "lastErrorAt": "2026-01-01T12:05:00Z"}}""";

    private final AnsweringServer server = new AnsweringServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldWriteTheSecretToAFileAndNowhereElse() throws IOException {
        // Given
        answer(201, "{\"receiver\": " + RECEIVER + ", \"secret\": \"whsec_c2VjcmV0\"}");
        var file = home.resolve("hook.secret");

        // When
        var run = run(
                "https://hooks.example.com/s3cret\n",
                "receivers",
                "create",
                "On call",
                "--team",
                "shop",
                "--url-file",
                "-",
                "--secret-file",
                file.toString());

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(asked)
                .containsExactly("POST /api/v1/receivers {\"name\":\"On call\",\"kind\":\"webhook\","
                        + "\"url\":\"https://hooks.example.com/s3cret\",\"team\":\"shop\"}");
        assertThat(file).hasContent("whsec_c2VjcmV0");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString(StandardCharsets.UTF_8) + run.errors())
                .contains("r-1  On call, webhook at https://hooks.example.com")
                .contains("FAILING: 2 waiting", "last error at 2026-01-01T12:05:00Z: it answered with the status 503")
                .doesNotContain("whsec_", "s3cret");
    }

    @Test
    void shouldAskForAPlaceOfTheSecretFirst() {
        // When
        var run = run("https://hooks.example.com/", "receivers", "create", "On call", "--url-file", "-");

        // Then
        assertThat(run.exit()).isEqualTo(USAGE);
        assertThat(run.errors()).contains("--secret-file: required for webhooks");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCONFIRMED", "SWITCHED_OFF"})
    void shouldShowAReceiversConditionInTheWordsOfTheServer(String condition) {
        // Given
        answer(200, """
                {"id": "r-1", "name": "On call", "kind": "webhook", "severity": "ERROR", "enabled": true,
                 "address": "https://hooks.example.com", "state": {"condition": "%s", "pending": 0, "failures": 0}}""".formatted(condition));

        // When
        var run = run("", "receivers", "show", "r-1");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(condition + ": 0 waiting, nothing accepted yet");
    }

    /** Nobody tries one that is off. */
    @ParameterizedTest
    @CsvSource({"FAILING, true", "DISABLED, false", "SWITCHED_OFF, false"})
    void shouldTellSinceWhenOnlyAReceiverFailsThatIsTried(String condition, boolean isFailing) {
        // Given
        var receiver = RECEIVER.replace("FAILING", condition);

        // When
        answer(200, receiver);
        run("", "receivers", "show", "r-1");
        answer(200, "{\"items\": [" + receiver + "], \"total\": 1}");
        run("", "receivers", "list");

        // Then
        var shown = out.toString(StandardCharsets.UTF_8);
        assertThat(shown.contains(", failing since 2026-01-01T12:00:00Z")).isEqualTo(isFailing);
        assertThat(shown.split("2026-01-01T12:00:00Z", -1)).hasSize(isFailing ? 3 : 1);
        assertThat(shown).contains("FAILING SINCE");
    }

    @Test
    void shouldAcknowledgeAnAlert() {
        // Given
        answer(200, "{}");

        // When
        var run = run("", "acknowledge", "www.example.com", "origin-port-closed", "--note", "until 15:00");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(asked)
                .containsExactly("POST /api/v1/alerts/acknowledgements"
                        + " {\"alert\":\"www.example.com/origin-port-closed\",\"note\":\"until 15:00\"}");
    }

    private void answer(int status, String body) {
        server.answer(exchange -> {
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent);
            send(exchange, status, body);
        });
    }

    private ProgramRun run(String input, String... arguments) {
        return ProgramRun.of(server.url(), input, out, arguments);
    }
}
