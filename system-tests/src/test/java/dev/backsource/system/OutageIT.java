package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes on while parts of Backsource are gone: routes, caches and purges. */
@ExtendWith(SharedLocalStack.class)
class OutageIT {
    private final LocalStackUnderTest stack;
    private final Api api;
    private final EdgeAddress edge1;
    private final EdgeAddress edge2;

    OutageIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.edge1 = stack.edges().get(0);
        this.edge2 = stack.edges().get(1);
    }

    /** It is started again where Kafka's host name doesn't resolve at first, as on a network whose names come up later. */
    @Test
    void shouldShowAKilledEdgeAsUnreachableAndLetItCatchUpOnceItIsBackAndFindsKafka() {
        // Given
        var domain = "killed-edge.example.com";
        api.register(domain, "127.0.0.1", 80);
        var before = api.policy(domain, "HTTP");
        assertThat(api.awaitRollout(domain, before).getBoolean("complete")).isTrue();
        for (var edge : stack.edges()) {
            await().until(() -> cached(edge, domain).isHit());
        }
        var stored = cached(edge2, domain);

        // When
        stack.processes().kill("edge-2");
        var purge = api.purge(domain, "/cached/");
        var revision = api.policy(domain, "HTTPS");

        // Then
        await().untilAsserted(() -> assertDoneWithoutEdge2(api.rollout(domain, revision)));
        await().untilAsserted(() -> assertDoneWithoutEdge2(api.purgeRollout(domain, purge)));
        assertThat(Http.get(edge1, "http", domain, "/").reached()).isEqualTo(reached("https", 443));
        assertThat(cached(edge1, domain).isHit()).isFalse();

        // When
        stack.nameKafka(false);
        var started = CompletableFuture.runAsync(() -> stack.processes().restart("edge-2"));

        // Then
        try {
            await().ignoreExceptions().until(() -> Http.get(edge2Health("live")).status() == 200);
            assertThat(Http.get(edge2Health("ready")).status()).isEqualTo(503);
            assertThat(Http.get(edge2, "http", domain, "/").status()).isEqualTo(503);
        } finally {
            stack.nameKafka(true);
            Waiting.resultOf(started);
        }

        // Then: ready means caught up
        assertThat(Http.get(edge2, "http", domain, "/").reached()).isEqualTo(reached("https", 443));
        var fetched = cached(edge2, domain);
        assertThat(fetched.isHit()).isFalse();
        assertThat(fetched.body()).isNotEqualTo(stored.body());
        await().untilAsserted(() ->
                assertThat(Api.stateOf("edge-2", api.rollout(domain, revision))).isEqualTo("APPLIED"));
        await().untilAsserted(() -> assertThat(Api.stateOf("edge-2", api.purgeRollout(domain, purge)))
                .isEqualTo("APPLIED"));
    }

    private static void assertDoneWithoutEdge2(JsonObject rollout) {
        assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("APPLIED");
        assertThat(Api.stateOf("edge-2", rollout)).isEqualTo("UNREACHABLE");
        assertThat(rollout.getBoolean("complete")).isTrue();
    }

    private static Answer cached(EdgeAddress edge, String domain) {
        return Http.get(edge, "http", domain, "/cached/picture");
    }

    @Test
    void shouldServeWithoutKafkaDatabaseAndConfigurationEvenAnEdgeThatStartsMeanwhileAndTakeChangesAgainAfterwards() {
        // Given
        var domain = "outage.example.com";
        api.register(domain, "127.0.0.1", 80);
        var before = api.policy(domain, "FOLLOW");
        assertThat(api.awaitRollout(domain, before).getBoolean("complete")).isTrue();
        stack.processes().stop("edge-1");

        // When
        stack.processes().kill("config-service");
        stack.processes().kill("kafka");
        stack.processes().kill("postgres");

        // Then
        assertFollows(edge2, domain);

        // When
        stack.processes().restart("edge-1");

        // Then
        assertFollows(edge1, domain);
        assertThat(Http.get(edge1Health()).body()).contains("from a snapshot, ");

        // When
        stack.processes().restart("postgres");
        stack.restartAll("kafka", "config-service");
        var after = api.policy(domain, "HTTPS");

        // Then
        await().untilAsserted(() -> assertThat(api.awaitRollout(domain, after).getBoolean("complete"))
                .isTrue());
        for (var edge : stack.edges()) {
            await().untilAsserted(() -> assertThat(Api.stateOf(edge.id(), api.rollout(domain, after)))
                    .isEqualTo("APPLIED"));
            assertThat(Http.get(edge, "http", domain, "/").reached()).isEqualTo(reached("https", 443));
        }
        assertThat(Http.get(edge1Health()).body()).contains("\"complete\"");
    }

    @Test
    void shouldServeWithoutKafkaAndPurgeOnceItIsBack() {
        // Given
        var domain = "kafka-outage.example.com";
        api.register(domain, "127.0.0.1", 80);
        api.awaitRollout(domain, api.policy(domain, "HTTP"));
        for (var edge : stack.edges()) {
            await().until(() -> cached(edge, domain).isHit());
        }
        stack.processes().kill("kafka");

        // When
        var id = api.purge(domain, "/cached/");

        // Then
        var pending = api.purgeRollout(domain, id);
        assertThat(pending.getBoolean("complete")).isFalse();
        for (var edge : stack.edges()) {
            assertThat(Api.stateOf(edge.id(), pending)).isIn("PENDING", "UNREACHABLE");
            assertThat(cached(edge, domain).isHit()).isTrue();
            var missed = Http.get(edge, "http", domain, "/cached/" + edge.id());
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
            assertThat(cached(edge, domain).isHit()).isFalse();
        }
    }

    private void assertFollows(EdgeAddress edge, String domain) {
        assertThat(Http.get(edge, "http", domain, "/").reached()).isEqualTo(reached("http", 80));
        assertThat(Http.get(edge, "https", domain, "/").reached()).isEqualTo(reached("https", 443));
    }

    private URI edge2Health(String kind) {
        return URI.create("http://127.0.0.1:" + stack.edge2ManagementPort() + "/q/health/" + kind);
    }

    private URI edge1Health() {
        return URI.create("http://127.0.0.1:" + stack.edge1ManagementPort() + "/q/health/ready");
    }

    private String reached(String scheme, int policyPort) {
        return "reached over " + scheme + " on port " + stack.originPort(policyPort);
    }
}
