package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Caches and purges while parts of Backsource are gone. */
@ExtendWith(SharedLocalStack.class)
class CacheOutageIT {
    private static final String CACHED = "/cached/picture";

    private final LocalStackUnderTest stack;
    private final Api api;
    private final EdgeAddress edge1;
    private final EdgeAddress edge2;
    private String domain = "";

    CacheOutageIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.edge1 = stack.edges().get(0);
        this.edge2 = stack.edges().get(1);
    }

    @BeforeEach
    void fillTheCaches(TestInfo test) {
        domain = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT) + ".example.com";
        api.register(domain, "127.0.0.1", 80);
        var revision = api.policy(domain, "HTTP");
        api.awaitRollout(domain, revision);
        for (var edge : stack.edges()) {
            await().until(() -> get(edge, CACHED).isHit());
        }
    }

    @Test
    void shouldPurgeWithoutAKilledEdge() {
        // Given
        var before = get(edge2, CACHED);
        stack.processes().kill("edge-2");

        // When
        var id = api.purge(domain, "/cached/");

        // Then
        await().untilAsserted(() -> {
            var rollout = api.purgeRollout(domain, id);
            assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("APPLIED");
            assertThat(Api.stateOf("edge-2", rollout)).isEqualTo("UNREACHABLE");
            assertThat(rollout.getBoolean("complete")).isTrue();
        });
        assertThat(get(edge1, CACHED).isHit()).isFalse();

        // When
        stack.processes().restart("edge-2");

        // Then
        var after = get(edge2, CACHED);
        assertThat(after.isHit()).isFalse();
        assertThat(after.body()).isNotEqualTo(before.body());
        await().untilAsserted(() ->
                assertThat(Api.stateOf("edge-2", api.purgeRollout(domain, id))).isEqualTo("APPLIED"));
    }

    @Test
    void shouldServeWithoutKafkaAndPurgeOnceItIsBack() {
        // Given
        stack.processes().kill("kafka");

        // When
        var id = api.purge(domain, "/cached/");

        // Then
        var pending = api.purgeRollout(domain, id);
        assertThat(pending.getBoolean("complete")).isFalse();
        for (var edge : stack.edges()) {
            assertThat(Api.stateOf(edge.id(), pending)).isIn("PENDING", "UNREACHABLE");
            assertThat(get(edge, CACHED).isHit()).isTrue();
            var missed = get(edge, "/cached/" + edge.id());
            assertThat(missed.status()).isEqualTo(200);
            assertThat(missed.isHit()).isFalse();
        }

        // When
        stack.processes().restart("kafka");

        // Then
        await().untilAsserted(() -> {
            var rollout = api.purgeRollout(domain, id);
            assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("APPLIED");
            assertThat(Api.stateOf("edge-2", rollout)).isEqualTo("APPLIED");
        });
        for (var edge : stack.edges()) {
            assertThat(get(edge, CACHED).isHit()).isFalse();
        }
    }

    private Answer get(EdgeAddress edge, String path) {
        return Http.get(edge, "http", domain, path);
    }
}
