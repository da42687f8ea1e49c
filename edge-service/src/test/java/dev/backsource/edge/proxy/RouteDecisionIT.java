package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.http.RawClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scheme and port of back-to-origin requests, seen from the origin. */
class RouteDecisionIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    private TestOrigin http;
    private TestOrigin https;

    @BeforeEach
    void startOrigins() {
        http = TestOrigin.http(edge.vertx(), "127.0.0.1", edge.standardHttp());
        https = TestOrigin.https(edge.vertx(), "127.0.0.1", edge.standardHttps());
    }

    @AfterEach
    void stopOrigins() {
        http.close();
        https.close();
    }

    @ParameterizedTest
    @CsvSource({
        "FOLLOW, http, http", "FOLLOW, https, https", "HTTP, http, http",
        "HTTP, https, http", "HTTPS, http, https", "HTTPS, https, https"
    })
    void shouldReachTheOriginByTheEnabledPolicy(RedirectType type, String client, String reached) {
        // Given
        edge.apply(domain("policy.example.test", type));

        // When
        var answer = edge.get(client + "://policy.example.test/");

        // Then
        var port = reached.equals("http") ? edge.standardHttp() : edge.standardHttps();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(reached + " 127.0.0.1:" + port);
    }

    @ParameterizedTest
    @CsvSource({"80, http, http", "80, https, http", "443, http, https", "443, https, https"})
    void shouldGoByTheOriginsOwnPortWhileThePolicyIsDisabled(int own, String client, String reached) {
        // Given
        edge.apply(domain("disabled.example.test", origin("127.0.0.1", own)));

        // When
        var answer = edge.get(client + "://disabled.example.test/");

        // Then
        assertThat(answer.body()).startsWith(reached + " 127.0.0.1:");
    }

    @ParameterizedTest
    @CsvSource({"http", "https"})
    void shouldSpeakHttpToACustomPortWhileThePolicyIsDisabled(String client) {
        // Given
        var port = FreePorts.next();
        edge.apply(domain("custom.example.test", origin("127.0.0.1", port)));

        // When
        try (var custom = TestOrigin.http(edge.vertx(), "127.0.0.1", port)) {
            var answer = edge.get(client + "://custom.example.test/");

            // Then
            assertThat(answer.body()).isEqualTo("http 127.0.0.1:" + custom.port());
        }
    }

    @Test
    void shouldUseGrantedPortsInsteadOfTheStandardOnes() {
        // Given
        var port = FreePorts.next();
        edge.apply(domain("granted.example.test", RedirectType.HTTPS)
                .with(Part.GRANTED_PORTS, new GrantedPorts(null, port)));

        // When
        try (var granted = TestOrigin.https(edge.vertx(), "127.0.0.1", port)) {
            var answer = edge.get("http://granted.example.test/");

            // Then
            assertThat(answer.body()).isEqualTo("https 127.0.0.1:" + granted.port());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/logo.PNG?v=1, http",
        "/static/x, http",
        "/%73tatic/x, http",
        "/logo%2epng, http",
        "/cart, https",
        "/cart?a=.png, https",
        "/static/../cart, https",
        "/static/%2e%2E/cart, https",
        "/static/..%2fcart, https",
        "/static/..%5ccart, https",
        "/static/..;/cart, https",
        "/static/%252e%252e/cart, https",
        "/static%2fx, https",
        "/cart;x.png, https",
        "/cart%00.png, https",
    })
    void shouldTellStaticFromDynamicContent(String path, String reached) {
        // Given
        var rules = new StaticRules(List.of("png"), List.of(), List.of("/static/*"));
        edge.apply(domain("dynamic.example.test", RedirectType.HTTP)
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTP, ContentPolicy.enabled(RedirectType.HTTPS)))
                .with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, rules)));

        // When
        var answer = edge.get("http://dynamic.example.test" + path);

        // Then
        assertThat(answer.body()).startsWith(reached + " ");
    }

    @ParameterizedTest
    @CsvSource({"/static/x, https", "/cart, http", "/cart/../static/x, https", "/static%2fx, https"})
    void shouldSendNothingInClearThatMayBeForContentThatGoesOverHttps(String path, String reached) {
        // Given
        var rules = new StaticRules(List.of(), List.of(), List.of("/static/*"));
        edge.apply(domain("secure-static.example.test", RedirectType.HTTPS)
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)))
                .with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, rules)));

        // When
        var answer = edge.get("https://secure-static.example.test" + path);

        // Then
        assertThat(answer.body()).startsWith(reached + " ");
    }

    @Test
    void shouldRouteTheNextRequestOfAConnectionByAChangedPolicy() {
        // Given
        edge.apply(domain("changing.example.test", RedirectType.HTTP));
        try (var client = new RawClient(edge.httpPort())) {
            var request = new String[] {"GET / HTTP/1.1", "Host: changing.example.test", ""};
            assertThat(client.send(request).line()).isEqualTo("HTTP/1.1 200 OK");

            // When
            edge.apply(domain("changing.example.test", RedirectType.HTTPS));
            var second = client.send("GET / HTTP/1.1", "Host: changing.example.test", "Connection: close", "")
                    .rest();

            // Then
            assertThat(second).contains("http 127.0.0.1:").endsWith("https 127.0.0.1:" + edge.standardHttps());
        }
    }

    @Test
    void shouldServeNamesBelowAWildcardButNotItsSuffix() {
        // Given
        edge.apply(domain("*.wild.example.test", RedirectType.HTTP));

        // When
        var below = edge.get("http://a.b.wild.example.test/");
        var suffix = edge.get("http://wild.example.test/");

        // Then
        assertThat(below.status()).isEqualTo(200);
        assertThat(suffix.status()).isEqualTo(404);
    }

    @Test
    void shouldNeverFallBackToHttpWhenHttpsIsDecided() {
        // Given
        https.close();
        edge.apply(domain("secure.example.test", RedirectType.HTTPS));

        // When
        var answer = edge.get("http://secure.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(502);
        assertThat(http.connections()).isZero();
        https = TestOrigin.https(edge.vertx(), "127.0.0.1", edge.standardHttps());
    }

    @Test
    void shouldResolveAnOriginsHostName() {
        // Given
        edge.apply(domain("named.example.test", origin("localhost", 80)).with(Part.POLICY, policy(RedirectType.HTTP)));

        // When
        var answer = edge.get("http://named.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(200);
    }
}
