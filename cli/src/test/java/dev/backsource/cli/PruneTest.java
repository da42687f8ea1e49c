package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code apply --prune} removes when a domain is renamed in its file, over a real socket. */
class PruneTest {
    private static final String PRESENT = "{\"items\": [{\"name\": \"old.example.com\", \"revision\": 3, "
            + "\"origins\": [{\"address\": \"192.0.2.1\", \"port\": 80}]}], \"total\": 1}";
    private static final String RENAMED = """
            apiVersion: backsource/v1
            kind: Domain
            name: new.example.com
            origins:
              - address: 192.0.2.1
                port: 80
            """;
    private static final String REMOVAL = "DELETE /api/v1/domains/old.example.com";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldKeepTheOldNameWhereTheNewOneIsRefused() {
        // Given
        creationIsAnswered("{\"status\": 422, \"problem\": {\"title\": \"the quota is used up\"}}");

        // When
        var run = apply();

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 to add, 0 to change, 1 to remove");
        assertThat(server.asked()).contains("POST /api/v1/batches").doesNotContain(REMOVAL);
        assertThat(run.exit()).isEqualTo(REFUSED);
        assertThat(run.errors())
                .contains("the quota is used up", "0 of 2 written", "1 removals not tried: fix the refusals");
    }

    @Test
    void shouldRemoveTheOldNameOnceTheNewOneIsTaken() {
        // Given
        creationIsAnswered("{\"status\": 201, \"revision\": 1}");

        // When
        var run = apply();

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(server.asked()).endsWith("POST /api/v1/batches", REMOVAL);
        assertThat(run.errors()).contains("2 of 2 written").doesNotContain("not tried");
    }

    private ProgramRun apply() {
        return ProgramRun.of(server.url(), RENAMED, out, "apply", "-f", "-", "--prune-all", "--yes", "--no-wait");
    }

    private void creationIsAnswered(String result) {
        server.answer(exchange -> AnsweringServer.send(
                exchange,
                200,
                switch (exchange.getRequestMethod()) {
                    case "POST" -> "{\"results\": [" + result + "]}";
                    case "DELETE" -> "{\"revision\": 4}";
                    default -> PRESENT;
                }));
    }
}
