package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the caches of the edges do, from end to end, written once for every way that Backsource can be started. */
abstract class CacheScenarios {
    private static final String PATH = "/cached/picture";

    abstract StackUnderTest stack();

    private Api api() {
        return new Api(stack().api());
    }

    @Test
    void shouldAskTheOriginOnceAtEachEdge() {
        // Given
        var domain = "hit.example.com";
        routed(domain, "HTTP");

        for (var edge : stack().edges()) {
            // When
            var first = Http.get(edge, "http", domain, PATH);
            var second = hit(edge, domain, PATH);

            // Then
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.cacheStatus()).startsWith(edge.id() + "; fwd=").contains("; stored");
            assertThat(second.cacheStatus()).startsWith(edge.id() + "; hit; ttl=");
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().get("Age")).isNotNull();
        }
    }

    @Test
    void shouldAskTheOriginAgainForWhatWasPurgedAndForNothingElse() {
        // Given
        var domain = "purged.example.com";
        routed(domain, "HTTP");
        var purged = atEachEdge(edge -> hit(edge, domain, "/cached/purged/picture"));
        var kept = atEachEdge(edge -> hit(edge, domain, "/cached/kept/picture"));

        // When
        var id = api().purge(domain, "/cached/purged/");

        // Then
        var rollout = api().awaitPurge(domain, id);
        assertThat(rollout.getBoolean("complete")).as(rollout.encode()).isTrue();
        for (var edge : stack().edges()) {
            assertThat(Api.stateOf(edge.id(), rollout)).isEqualTo("APPLIED");
            var again = Http.get(edge, "http", domain, "/cached/purged/picture");
            assertThat(again.isHit()).as(again.cacheStatus()).isFalse();
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isNotEqualTo(purged.get(edge).body());
            var other = Http.get(edge, "http", domain, "/cached/kept/picture");
            assertThat(other.isHit()).as(other.cacheStatus()).isTrue();
            assertThat(other.body()).isEqualTo(kept.get(edge).body());
        }
    }

    @Test
    void shouldNeverAnswerFromBeforeAPolicyThatEveryEdgeApplies() {
        // Given
        var domain = "cached-policy.example.com";
        routed(domain, "HTTP");
        for (var edge : stack().edges()) {
            assertThat(hit(edge, domain, PATH).reached())
                    .isEqualTo("reached over http on port " + stack().originPort(80));
        }

        // When
        var revision = api().policy(domain, "HTTPS");
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();

        // Then
        for (var edge : stack().edges()) {
            var next = Http.get(edge, "http", domain, PATH);
            assertThat(next.isHit()).as(next.cacheStatus()).isFalse();
            assertThat(next.reached()).isEqualTo("reached over https on port " + stack().originPort(443));
        }
    }

    @Test
    void shouldNotConnectToAnAddressThatTheDeploymentDoesNotAllow() {
        // Given
        var domain = "prohibited.example.com";
        var revision = api().register(domain, stack().prohibitedAddress(), 80);

        // When
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();

        // Then
        for (var edge : stack().edges()) {
            var answer = Http.get(edge, "http", domain, PATH);
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.headers().get("Proxy-Status")).contains("destination_ip_prohibited");
        }
    }

    private void routed(String domain, String redirectType) {
        api().register(domain, stack().originAddress(), 80);
        var revision = api().policy(domain, redirectType);
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();
    }

    /** What the edge's cache holds from now on. A client may have the last byte a moment before the cache does. */
    private static Answer hit(EdgeAddress edge, String domain, String path) {
        return await().until(() -> Http.get(edge, "http", domain, path), Answer::isHit);
    }

    private Map<EdgeAddress, Answer> atEachEdge(Function<EdgeAddress, Answer> request) {
        return stack().edges().stream().collect(Collectors.toMap(Function.identity(), request));
    }
}
