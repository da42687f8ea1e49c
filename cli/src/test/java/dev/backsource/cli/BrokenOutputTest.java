package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static dev.backsource.cli.ProgramRun.UNREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An output that takes no more: of a real device that is full, and of a real pipe that nobody reads. */
class BrokenOutputTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final String LIST =
            "{\"name\": \"a.example\", \"items\": [{\"name\": \"a.example\", \"id\": \"a\", \"origins\": "
                    + "[{\"address\": \"192.0.2.1\", \"port\": 80}], \"revision\": 1}], \"edges\": []}\n";
    private static final String ISSUED =
            "{\"key\": {\"id\": \"k1\", \"name\": \"deployment\"}, \"token\": \"bsk_k1_secret\"}";

    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domains list",
                "domains list -o json",
                "domains list -o name",
                "keys list -o yaml",
                "whoami",
                "audit export",
                "export -d -",
                "schema",
                "completion bash",
                "--help",
                "domains --help"
            })
    void shouldFailWhereThereIsNoRoomForTheResults(String line) throws IOException {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, LIST));

        try (var full = full()) {
            // When
            var run = run(full, line.split(" "));

            // Then
            assertThat(run.exit()).as(run.errors()).isEqualTo(NOT_REACHED);
            assertThat(run.errors()).contains("cannot write the output: ", "the printed results are incomplete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"domains list", "domains list -o name", "audit export", "export -d -", "whoami -o json"})
    void shouldEndQuietlyButNotWellWhereNobodyReadsTheResults(String line) throws IOException {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, LIST));

        try (var unread = unread()) {
            // When
            var run = run(unread, line.split(" "));

            // Then
            assertThat(run.errors()).isEmpty();
            assertThat(run.exit()).isEqualTo(UNREAD);
        }
    }

    @Test
    void shouldKeepTheExitCodeOfWhatWasRefused() throws IOException {
        // Given
        server.answer(exchange -> AnsweringServer.send(
                exchange, 200, "{\"results\": [{\"domain\": \"a.example\", \"status\": 409, \"problem\": {}}]}"));

        try (var full = full()) {
            // When
            var run = ProgramRun.of(server.url(), "[{\"domain\": \"a.example\"}]", full, "batch", "-f", "-");

            // Then
            assertThat(run.exit()).as(run.errors()).isEqualTo(REFUSED);
            assertThat(run.errors()).contains("cannot write the output");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys create deployment --role viewer --print-key",
                "keys create deployment --role viewer --print-key -o json",
                "keys rotate old --print-key --disable-old -o name"
            })
    void shouldDeleteAKeyThatCouldNotBePrintedAndDisableNone(String line) throws IOException {
        // Given
        keysAreMade(204);

        try (var full = full()) {
            // When
            var run = run(full, line.split(" "));

            // Then
            assertThat(run.exit()).as(run.errors()).isEqualTo(NOT_REACHED);
            assertThat(run.errors()).contains("cannot print the key", "k1 was deleted");
            assertThat(server.asked())
                    .endsWith("POST /api/v1/access-keys", "DELETE /api/v1/access-keys/k1")
                    .noneMatch(asked -> asked.startsWith("PATCH"));
        }
    }

    @Test
    void shouldSayWhichKeyIsLeftWhereItCanNotBeDeletedEither() throws IOException {
        // Given
        keysAreMade(409);

        try (var unread = unread()) {
            // When
            var run = run(unread, "keys", "create", "deployment", "--role", "viewer", "--print-key");

            // Then
            assertThat(run.exit()).isEqualTo(NOT_REACHED);
            assertThat(run.errors()).contains("cannot print the key", "backsource keys delete k1");
        }
    }

    @Test
    void shouldPrintAKeyWhereThatGoesWell() {
        // Given
        keysAreMade(204);
        var out = new ByteArrayOutputStream();

        // When
        var run = run(out, "keys", "create", "deployment", "--role", "viewer", "--print-key");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("bsk_k1_secret" + System.lineSeparator());
        assertThat(server.asked()).containsExactly("POST /api/v1/access-keys");
    }

    private void keysAreMade(int deleted) {
        server.answer(exchange -> {
            switch (exchange.getRequestMethod()) {
                case "POST" -> AnsweringServer.send(exchange, 201, ISSUED);
                case "DELETE" -> AnsweringServer.send(exchange, deleted, "");
                default -> AnsweringServer.send(exchange, 200, "{\"id\": \"old\", \"name\": \"deployment\"}");
            }
        });
    }

    private ProgramRun run(OutputStream out, String... arguments) {
        return ProgramRun.of(server.url(), "", out, arguments);
    }

    private static OutputStream full() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no device that is always full");
        return Files.newOutputStream(FULL);
    }

    private static OutputStream unread() throws IOException {
        var pipe = Pipe.open();
        pipe.source().close();
        return Channels.newOutputStream(pipe.sink());
    }
}
