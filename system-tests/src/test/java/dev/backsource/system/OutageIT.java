package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes on while parts of Backsource are gone. */
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

    @Test
    void shouldShowAKilledEdgeAsUnreachableAndLetItCatchUpWhenItIsBack() {
        // Given
        var domain = "killed-edge.example.com";
        api.register(domain, "127.0.0.1", 80);
        var before = api.policy(domain, "HTTP");
        assertThat(api.awaitRollout(domain, before).getBoolean("complete")).isTrue();

        // When
        stack.processes().kill("edge-2");
        var revision = api.policy(domain, "HTTPS");

        // Then
        await().untilAsserted(() -> {
            var rollout = api.rollout(domain, revision);
            assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("APPLIED");
            assertThat(Api.stateOf("edge-2", rollout)).isEqualTo("UNREACHABLE");
            assertThat(rollout.getBoolean("complete")).isTrue();
        });
        assertThat(Http.get(edge1, "http", domain, "/").reached()).isEqualTo(reached("https", 443));

        // When
        stack.processes().restart("edge-2");

        // Then: ready means caught up
        assertThat(Http.get(edge2, "http", domain, "/").reached()).isEqualTo(reached("https", 443));
        await().untilAsserted(() ->
                assertThat(Api.stateOf("edge-2", api.rollout(domain, revision))).isEqualTo("APPLIED"));
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
        stack.restartAll("postgres", "kafka");
        stack.processes().restart("config-service");
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

    private void assertFollows(EdgeAddress edge, String domain) {
        assertThat(Http.get(edge, "http", domain, "/").reached()).isEqualTo(reached("http", 80));
        assertThat(Http.get(edge, "https", domain, "/").reached()).isEqualTo(reached("https", 443));
    }

    private URI edge1Health() {
        return URI.create("http://127.0.0.1:" + stack.edge1ManagementPort() + "/q/health/ready");
    }

    private String reached(String scheme, int policyPort) {
        return "reached over " + scheme + " on port " + stack.originPort(policyPort);
    }
}
