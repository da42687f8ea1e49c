package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_ALLOWED;
import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a write whose answer didn't come, over a real socket: no more than is known. */
class LostAnswerTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final String KEY = "keys create deployment --role viewer --print-key";
    /** For servers that stay silent. */
    private static final String SHORT = " --timeout 1s";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldNotSayOfABatchWithoutAnAnswerThatItWasNotTaken() {
        // Given
        server.answer(exchange -> server.awaitEnd());

        // When
        var run = batch(server.url(), 51, SHORT);

        // Then
        assertThat(run.exit()).isEqualTo(NOT_REACHED);
        assertThat(run.errors())
                .contains(
                        "unknown result for items 0 to 49 of 51 (the first is 0); later items were not applied",
                        "Run the command again",
                        "within 1 s");
    }

    @Test
    void shouldNotSayOfABatchAtWhichTheServerFailedThatItWasNotTaken() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 500, "{}"));

        // When
        var run = batch(server.url(), 1, "");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_REACHED);
        assertThat(run.errors()).contains("unknown result for items 0 to 0 of 1 (the first is 0). ");
    }

    @Test
    void shouldSayOfABatchThatWasRefusedOrNeverSentThatItWasNotTaken() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 400, "{\"title\": \"no\"}"));

        // Then
        assertThat(batch(server.url(), 51, ""))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(REFUSED))
                .satisfies(run -> assertThat(run.errors())
                        .contains("items 0 to 49 of 51 (the first is 0) were not applied, nor any later item: no"));
        assertThat(batch(NOBODY, 1, ""))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(NOT_REACHED))
                .satisfies(run -> assertThat(run.errors()).contains("were not applied"));
    }

    @Test
    void shouldNotSayOfABatchWhoseAnswerWasLostThatItWasNotTakenWhereNobodyMayAskAgain() {
        // Given
        server.answer(exchange -> {
            if (server.asked().size() > 1) {
                AnsweringServer.send(exchange, 403, "{\"title\": \"no\"}");
            }
        });

        // When
        var run = batch(server.url(), 1, "");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_ALLOWED);
        assertThat(run.errors())
                .contains("unknown result for items 0 to 0 of 1")
                .doesNotContain("not applied");
    }

    @Test
    void shouldEndByWhatIsNotKnownOfAnItemWhereALaterBatchIsRefused() {
        // Given
        server.answer(exchange -> {
            var isFirst = server.asked().size() == 1;
            AnsweringServer.send(exchange, isFirst ? 200 : 400, isFirst ? "{}" : "{\"title\": \"no\"}");
        });

        // When
        var run = batch(server.url(), 51, "");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_REACHED);
        assertThat(run.errors()).contains("items 50 to 50 of 51 (the first is 0) were not applied");
    }

    @Test
    void shouldSayThatAKeyMayHaveBeenMade() {
        // Given
        server.answer(exchange -> server.awaitEnd());

        // When
        var run = ProgramRun.of(server.url(), "", out, (KEY + SHORT).split(" "));

        // Then
        assertThat(run.exit()).isEqualTo(NOT_REACHED);
        assertThat(run.errors())
                .contains(
                        "no response from",
                        "within 1 s",
                        "may have been created",
                        "backsource keys list",
                        "keys delete KEY");
        await().untilAsserted(() -> assertThat(server.asked()).as("sent once").hasSize(1));
    }

    @Test
    void shouldNotSaySoWhereNoneCanHaveBeenMade() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 403, "{\"title\": \"no\"}"));

        // When
        var refused = ProgramRun.of(server.url(), "", out, KEY.split(" "));
        var unsent = ProgramRun.of(NOBODY, "", out, KEY.split(" "));

        // Then
        assertThat(refused.exit()).isEqualTo(NOT_ALLOWED);
        assertThat(unsent.exit()).isEqualTo(NOT_REACHED);
        assertThat(refused.errors() + unsent.errors()).doesNotContain("may have been made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit export --timeout 2s", "events --follow --timeout 2s"})
    void shouldNotWaitForTheRestOfARefusal(String line) {
        // Given
        server.answer(exchange -> {
            exchange.sendResponseHeaders(409, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            server.awaitEnd();
        });

        // When
        var run = ProgramRun.of(server.url(), "", out, line.split(" "));

        // Then
        assertThat(run.exit()).isEqualTo(REFUSED);
        assertThat(run.errors()).contains("the server responded with status 409");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private ProgramRun batch(URI url, int items, String options) {
        var file = IntStream.range(0, items)
                .mapToObj(i -> "{\"domain\": \"d" + i + ".example\", \"serving\": {\"enabled\": false}}")
                .collect(Collectors.joining(",", "[", "]"));
        return ProgramRun.of(url, file, out, ("batch -f -" + options).split(" "));
    }
}
