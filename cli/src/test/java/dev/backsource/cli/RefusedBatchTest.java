package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** 51 domains are in two batches: the first is refused as a whole, and then one of its items. */
    @Test
    void shouldTryOutTheOthersAndSumUpTheirTotals() {
        // Given
        refuseOneAndAnswerTheOthers(batch -> {
            var items = batch.split("create", -1).length - 1;
            var results = IntStream.range(0, items)
                    .mapToObj(i -> items > 1 && i == 0
                            ? "{\"status\": 409, \"problem\": {\"title\": \"Quota\", \"status\": 409}}"
                            : "{\"status\": 201, \"revision\": 1}")
                    .collect(Collectors.joining(","));
            return "{\"totals\": {\"changed\": %d, \"failing\": 1, \"requestsMoved\": 600, \"requestsUndecided\": 20, \"movedUnknown\": 1}, \"results\": [%s]}"
                    .formatted(items == 1 ? 1 : items - 1, results);
        });
        var names = new ArrayList<>(List.of("bad.example.com"));
        IntStream.range(0, 50).forEach(i -> names.add("d" + (10 + i) + ".example.com"));

        // When
        var out = new ByteArrayOutputStream();
        var run = ProgramRun.of(
                server.url(),
                names.stream().map(FILE::formatted).collect(Collectors.joining("---\n")),
                out,
                "apply",
                "-f",
                "-",
                "--dry-run",
                "--effect",
                "--detailed-exitcode");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(REFUSED);
        assertThat(batches).hasSize(3);
        assertThat(run.errors())
                .startsWith(
                        "49 domains change, 2 refused, 2 ports or gates fail, at least 1,200 requests of the last hour move"
                                + " to another scheme or port; 40 more may, depending on their path, not fully known for 2"
                                + " domains how many requests of the last hour move (dry run, nothing changed)")
                .contains("! bad.example.com", "origins[0].port: is not for you", "! d10.example.com", "Quota");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("51 to add");
    }

    @Test
    void shouldWriteTheDomainsThatNothingIsSaidAgainstAndTellTheOtherBesideItsLine() {
        // Given
        refuseOneAndAnswerTheOthers(batch -> "{\"results\": [{\"status\": 201, \"revision\": 1}]}");

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

    /** No domain is there yet; a batch with {@code bad.example.com} is refused as a whole, and each other has the answer {@code accepted}. */
    private void refuseOneAndAnswerTheOthers(UnaryOperator<String> accepted) {
        server.answer(exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                AnsweringServer.send(exchange, 404, "{\"title\": \"Domain not found\", \"status\": 404}");
                return;
            }
            var batch = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            batches.add(batch);
            var isRefused = batch.contains("bad.example.com");
            AnsweringServer.send(exchange, isRefused ? 400 : 200, isRefused ? OBJECTION : accepted.apply(batch));
        });
    }
}
