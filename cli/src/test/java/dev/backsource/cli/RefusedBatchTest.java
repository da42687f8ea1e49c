package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code apply} makes of a batch that the server refuses as a whole, over a real socket. */
class RefusedBatchTest {
    private static final String FILE = """
            apiVersion: backsource/v1
            kind: Domain
            name: %s
            origins:
              - address: 192.0.2.1
                port: 80
            """;
    private static final String OBJECTION = "{\"title\": \"Invalid request\", \"status\": 400, \"errors\": [{\"field\":"
            + " \"items[0].create.origins[0].port\", \"code\": \"invalid\", \"detail\": \"is not for you\"}]}";

    private final AnsweringServer server = new AnsweringServer();
    private final List<String> batches = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldWriteTheDomainsThatNothingIsSaidAgainstAndTellTheOtherBesideItsLine() {
        // Given
        server.answer(exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                AnsweringServer.send(exchange, 404, "{\"title\": \"Domain not found\", \"status\": 404}");
                return;
            }
            var batch = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            batches.add(batch);
            var isRefused = batch.contains("bad.example.com");
            AnsweringServer.send(
                    exchange,
                    isRefused ? 400 : 200,
                    isRefused ? OBJECTION : "{\"results\": [{\"status\": 201, \"revision\": 1}]}");
        });

        // When
        var run = ProgramRun.of(
                server.url(),
                FILE.formatted("bad.example.com") + "---\n" + FILE.formatted("good.example.com"),
                new ByteArrayOutputStream(),
                "apply",
                "-f",
                "-",
                "--yes",
                "--no-wait");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(REFUSED);
        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).contains("good.example.com").doesNotContain("bad.example.com");
        assertThat(run.errors())
                .contains("! bad.example.com", "standard input:6: origins[0].port: is not for you", "1 of 2 written")
                .doesNotContain("! good.example.com");
    }
}
