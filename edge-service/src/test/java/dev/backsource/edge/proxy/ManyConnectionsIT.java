package dev.backsource.edge.proxy;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.http.RawClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client beyond its limit of connections. */
class ManyConnectionsIT {
    private static final String GREEDY = "127.0.0.77";
    /** At least the number of listeners. */
    private static final int UNCOUNTED = 8;

    private final BuiltEdge edge = BuiltEdge.impatient();

    @Test
    void shouldTellItSoAndServeOthersAndItselfOnceItHasFewer() {
        // Given: a ready edge, which no longer refuses every request
        await().until(() -> isServed("127.0.0.78"));
        List<RawClient> connections = new ArrayList<>();
        try {
            // When: again where a busy machine took so long that the first ones were given up
            var refused = await().pollInterval(Duration.ofSeconds(2))
                    .until(
                            () -> {
                                openTooMany(connections);
                                return ask(GREEDY);
                            },
                            answer -> answer.contains("too many connections, in total or from your address"));
            var other = ask("127.0.0.78");

            // Then
            assertThat(refused).startsWith("HTTP/1.1 503 ").contains("connection: close");
            assertThat(other).startsWith("HTTP/1.1 404 ");
        } finally {
            connections.forEach(RawClient::close);
        }
        await().until(() -> isServed(GREEDY));
    }

    /** Opens more connections than the limit; each listener counts only from its second connection on. */
    private void openTooMany(List<RawClient> connections) {
        for (var i = 0; i < TestSettings.MOST_OF_ONE_ADDRESS + UNCOUNTED; i++) {
            connections.add(new RawClient(edge.httpPort(), GREEDY));
        }
    }

    private boolean isServed(String from) {
        return ask(from).startsWith("HTTP/1.1 404 ");
    }

    private String ask(String from) {
        try (var client = new RawClient(edge.httpPort(), from)) {
            client.tryToSend("GET / HTTP/1.1\r\nHost: unknown.example.test\r\nConnection: close\r\n\r\n");
            return client.rest();
        }
    }
}
