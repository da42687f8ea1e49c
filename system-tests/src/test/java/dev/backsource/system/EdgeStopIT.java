package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An edge that is asked to end (SIGTERM) while clients keep it busy. */
@ExtendWith(SharedLocalStack.class)
class EdgeStopIT {
    private static final String DOMAIN = "stop.example.com";

    private final LocalStackUnderTest stack;
    private final Api api;

    EdgeStopIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @AfterEach
    void startTheEdgeAgain() {
        stack.processes().stop("edge-2");
        stack.processes().restart("edge-2");
    }

    @Test
    void shouldFailNoRequestOfSteadyClients() {
        // Given
        api.register(DOMAIN, "127.0.0.1", 80);
        var revision = api.policy(DOMAIN, "HTTP");
        assertThat(api.awaitRollout(DOMAIN, revision).getBoolean("complete")).isTrue();
        var edge2 = stack.edges().get(1);
        var clients = Stream.of("/cached/a", "/cached/b", "/uncached/a", "/uncached/b")
                .map(path -> SteadyClient.start(edge2.httpPort(), DOMAIN, path))
                .toList();
        awaitAnswers(clients);

        // When
        stack.processes().stop("edge-2");

        // Then
        clients.forEach(SteadyClient::awaitEnd);
        assertThat(clients).allSatisfy(client -> assertThat(client.failures()).isEmpty());
    }

    private static void awaitAnswers(List<SteadyClient> clients) {
        await().until(() -> clients.stream().allMatch(client -> client.answers() > 50));
    }
}
