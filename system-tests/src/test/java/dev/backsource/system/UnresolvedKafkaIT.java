package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An edge that is started before Kafka's host name resolves, as on a network whose names come up later. */
@ExtendWith(SharedLocalStack.class)
class UnresolvedKafkaIT {
    private static final String DOMAIN = "unresolved-kafka.example.com";

    private final LocalStackUnderTest stack;
    private final Api api;
    private final EdgeAddress edge2;

    UnresolvedKafkaIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.edge2 = stack.edges().get(1);
    }

    @AfterEach
    void nameKafka() {
        stack.nameKafka(true);
    }

    @Test
    void shouldLiveWithoutKafkasNameAndReadOnceItResolves() throws Exception {
        // Given
        api.register(DOMAIN, "127.0.0.1", 80);
        var revision = api.policy(DOMAIN, "HTTPS");
        stack.processes().kill("edge-2");
        stack.nameKafka(false);

        // When
        var started = CompletableFuture.runAsync(() -> stack.processes().restart("edge-2"));

        // Then
        await().ignoreExceptions().until(() -> Http.get(health("live")).status() == 200);
        assertThat(Http.get(health("ready")).status()).isEqualTo(503);
        assertThat(Http.get(edge2, "http", DOMAIN, "/").status()).isEqualTo(503);

        // When
        stack.nameKafka(true);

        // Then
        Waiting.resultOf(started);
        assertThat(Http.get(edge2, "http", DOMAIN, "/").reached())
                .isEqualTo("reached over https on port " + stack.originPort(443));
        await().untilAsserted(() ->
                assertThat(Api.stateOf("edge-2", api.rollout(DOMAIN, revision))).isEqualTo("APPLIED"));
    }

    private URI health(String kind) {
        return URI.create("http://127.0.0.1:" + stack.edge2ManagementPort() + "/q/health/" + kind);
    }
}
