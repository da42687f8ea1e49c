package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code events --count} over a real socket that breaks off. */
class EventCountTest {
    private static final int EVENTS = 9;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();
    private final List<String> positions = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    /** The first connection ends in the middle of the third event, the second one has all that follow the second. */
    @Test
    void shouldCountEachEventOnceOverAReconnection() {
        // Given
        server.answer(exchange -> {
            var position = String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            positions.add(position);
            if (positions.size() == 1) {
                send(exchange, event(1) + event(2) + event(3).stripTrailing());
            } else {
                send(exchange, eventsAfter(Integer.parseInt(position)));
            }
        });

        // When
        var run = ProgramRun.of(server.url(), "", out, "events", "--count", "4", "--timeout", "1m", "-o", "name");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("domain-1", "domain-2", "domain-3", "domain-4");
        assertThat(positions).containsExactly("null", "2");
    }

    @Test
    void shouldNameTheStepOfAProgressiveRollout() {
        // Given
        server.answer(exchange -> send(exchange, """
            id: 1
            data: {"time": "t", "data": {"domain": "a.example", "revision": 14, "originProtocolPolicy": {"enabled": false}, \
            "rollout": {"id": "r", "step": 2, "share": 0.005}}}

            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "events", "--count", "1", "--timeout", "1m");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("revision 14, policy off, step 2 of progressive rollout r, 0.5 %");
    }

    private static String eventsAfter(int position) {
        return IntStream.rangeClosed(position + 1, EVENTS)
                .mapToObj(EventCountTest::event)
                .reduce("", String::concat);
    }

    private static String event(int number) {
        return "id: " + number + "\ndata: {\"subject\": \"domain-" + number + "\"}\n\n";
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
