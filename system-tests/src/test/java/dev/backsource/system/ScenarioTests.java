package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job from end to end, written once for every way that Backsource can be started. */
abstract class ScenarioTests {
    abstract StackUnderTest stack();

    /** What the edges' caches do, over the same stack. */
    @Nested
    class Caching extends CacheScenarios {
        @Override
        StackUnderTest stack() {
            return ScenarioTests.this.stack();
        }
    }

    private Api api() {
        return new Api(stack().api());
    }

    @AfterEach
    void openTheOriginsPort() {
        switchHttps("open");
    }

    @Test
    void shouldBringAChangeToBothEdges() {
        // Given
        var domain = "change.example.com";
        api().register(domain, stack().originAddress(), 80);
        var follow = api().policy(domain, "FOLLOW");
        assertThat(api().awaitRollout(domain, follow).getBoolean("complete")).isTrue();

        // When
        var https = api().policy(domain, "HTTPS");

        // Then
        var rollout = api().awaitRollout(domain, https);
        assertThat(rollout.getLong("revision")).isEqualTo(follow + 1);
        assertThat(rollout.getBoolean("complete")).as(rollout.encode()).isTrue();
        for (var edge : stack().edges()) {
            assertThat(Api.stateOf(edge.id(), rollout)).isEqualTo("APPLIED");
            assertThat(Http.get(edge, "http", domain, "/").reached()).isEqualTo(reached("https", 443));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FOLLOW, http,  http,  80",
        "FOLLOW, https, https, 443",
        "HTTP,   http,  http,  80",
        "HTTP,   https, http,  80",
        "HTTPS,  http,  https, 443",
        "HTTPS,  https, https, 443",
    })
    void shouldGoBackToTheOriginAsThePolicySays(String policy, String client, String scheme, int port) {
        // Given
        var domain = (policy + "-" + client + ".example.com").toLowerCase(Locale.ROOT);
        api().register(domain, stack().originAddress(), 80);

        // When
        var revision = api().policy(domain, policy);

        // Then
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        for (var edge : stack().edges()) {
            var answer = Http.get(edge, client, domain, "/path?query=1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.reached()).isEqualTo(reached(scheme, port));
            assertThat(answer.body())
                    .contains("\nGET /path?query=1\n")
                    .contains("\nHost: " + domain + "\n")
                    .contains("\nX-Forwarded-Proto: " + client + "\n")
                    .contains("\nX-Forwarded-For: ")
                    .contains("\nVia: ");
        }
    }

    @Test
    void shouldSayOfEachEdgeWhereItThenGoes() {
        // Given
        var domain = "explained.example.com";
        api().register(domain, stack().originAddress(), 80);
        api().awaitRollout(domain, api().policy(domain, "FOLLOW"));

        // When
        var explained = await().until(
                        () -> api().explain("https://" + domain + "/path").toList(),
                        items -> items.stream()
                                .allMatch(item -> item.getString("state").equals("EXPLAINED")));

        // Then
        assertThat(explained).hasSameSizeAs(stack().edges());
        for (var edge : stack().edges()) {
            var target = explained.stream()
                    .filter(item -> item.getString("edge").equals(edge.id()))
                    .map(item -> item.getJsonObject("explanation")
                            .getJsonArray("origins")
                            .getJsonObject(0)
                            .getJsonObject("target"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Http.get(edge, "https", domain, "/path").reached())
                    .isEqualTo(reached(target.getString("scheme"), target.getInteger("port")));
        }
    }

    @ParameterizedTest
    @CsvSource({"80, http", "443, https"})
    void shouldGoByTheOriginsOwnPortWhileThePolicyIsDisabled(int port, String scheme) {
        // Given
        var domain = "disabled-" + port + ".example.com";

        // When
        var revision = api().register(domain, stack().originAddress(), port);

        // Then
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        for (var edge : stack().edges()) {
            assertThat(Http.get(edge, "http", domain, "/").reached()).isEqualTo(reached(scheme, port));
            assertThat(Http.get(edge, "https", domain, "/").reached()).isEqualTo(reached(scheme, port));
        }
    }

    @Test
    void shouldAnswerForADomainThatNobodyRegistered() {
        for (var edge : stack().edges()) {
            // When
            var answer = Http.get(edge, "http", "unknown.example.com", "/");

            // Then
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("reached over");
        }
    }

    @Test
    void shouldFireWhenAPortThatFollowNeedsIsClosedAndResolveWhenItIsOpenAgain() {
        // Given
        var domain = "alert.example.com";
        api().register(domain, stack().originAddress(), 80);
        var revision = api().policy(domain, "FOLLOW");
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();

        // When
        switchHttps("close");

        // Then
        var firing = await().until(
                        () -> api().alert(domain, "follow-needs-both-ports", "FIRING"), found -> found.isPresent())
                .orElseThrow();
        assertThat(firing.getJsonArray("missingPorts").getList()).isEqualTo(List.of(443));
        assertThat(firing.getString("origin")).isEqualTo(stack().originAddress());
        assertThat(firing.getLong("revision")).isEqualTo(revision);
        assertThatHttpsIsNeverDowngraded(domain);

        // When
        switchHttps("open");

        // Then
        var resolved = await().until(
                        () -> api().alert(domain, "follow-needs-both-ports", "RESOLVED"), found -> found.isPresent())
                .orElseThrow();
        assertThat(resolved.getString("startedAt")).isEqualTo(firing.getString("startedAt"));
        assertThat(resolved.getString("endedAt")).isNotNull();
        assertThat(api().alert(domain, "follow-needs-both-ports", "FIRING")).isEmpty();
    }

    @Test
    void shouldLeaveThePolicyAsItIsWhenAChangeIsRefused() {
        // Given
        var domain = "refused.example.com";
        api().register(domain, stack().originAddress(), 80);
        var revision = api().policy(domain, "HTTPS");

        // When
        var refusal = Http.sendAsAdministrator(
                HttpMethod.PUT,
                URI.create(stack().api() + "/domains/" + domain + "/origin-protocol-policy"),
                new JsonObject().put("enabled", true).put("redirectType", "GOPHER"));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.headers().get("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.body()).contains("redirectType");
        assertThat(api().awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        assertThat(Http.get(stack().edges().get(0), "http", domain, "/").reached())
                .isEqualTo(reached("https", 443));
    }

    private void assertThatHttpsIsNeverDowngraded(String domain) {
        for (var edge : stack().edges()) {
            var answer = Http.get(edge, "https", domain, "/");
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.headers().get("Proxy-Status")).contains("connection_refused");
            assertThat(Http.get(edge, "http", domain, "/").reached()).isEqualTo(reached("http", 80));
        }
    }

    private String reached(String scheme, int policyPort) {
        return "reached over " + scheme + " on port " + stack().originPort(policyPort);
    }

    private void switchHttps(String action) {
        var port = stack().originPort(443);
        var answer = Http.post(stack().originControl().resolve("/demo/ports/" + port + "/" + action));
        assertThat(answer.status()).isEqualTo(200);
    }
}
