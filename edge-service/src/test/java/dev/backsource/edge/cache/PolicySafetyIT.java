package dev.backsource.edge.cache;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Domains.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.HeldOrigin;
import dev.backsource.edge.testing.ManyClients;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache never gives a client a response that its domain's policy would not have fetched for it. */
class PolicySafetyIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final BuiltEdge edge = BuiltEdge.patient();

    private final String host = "policy-" + NUMBER.incrementAndGet() + ".example.test";
    private TestOrigin http;
    private TestOrigin https;

    @BeforeEach
    void startOrigins() {
        http = TestOrigin.http(edge.vertx(), "127.0.0.1", edge.standardHttp(), PolicySafetyIT::sayScheme);
        https = TestOrigin.https(edge.vertx(), "127.0.0.1", edge.standardHttps(), PolicySafetyIT::sayScheme);
    }

    @AfterEach
    void stopOrigins() {
        http.close();
        https.close();
    }

    /** A cacheable response; {@code /redirected} also redirects clients without HTTPS to HTTPS. */
    private static void sayScheme(HttpServerRequest request) {
        var response = request.response().putHeader("Cache-Control", "max-age=600");
        if (request.uri().equals("/redirected") && !"https".equals(request.getHeader("X-Forwarded-Proto"))) {
            response.setStatusCode(301).putHeader("Location", "https://there.example.test/");
        }
        response.end(request.scheme());
    }

    private static void sayOther(HttpServerRequest request) {
        request.response().putHeader("Cache-Control", "max-age=600").end("other");
    }

    private boolean isHit(String url) {
        return edge.get(url).header("cache-status").contains("edge-1; hit");
    }

    @Test
    void shouldKeepTheSchemesApartThatFollowTheClient() {
        // Given
        edge.apply(domain(host, RedirectType.FOLLOW));
        edge.get("http://" + host + "/");

        // When
        var overHttps = edge.get("https://" + host + "/");
        var overHttp = edge.get("http://" + host + "/");

        // Then
        assertThat(overHttps.body()).isEqualTo("https");
        assertThat(overHttps.header("cache-status")).contains("fwd=uri-miss");
        assertThat(overHttp.body()).isEqualTo("http");
        assertThat(overHttp.header("cache-status")).contains("hit");
    }

    @Test
    void shouldKeepClientSchemesApartSinceTheOriginIsToldThem() {
        // Given
        edge.apply(domain(host, RedirectType.HTTP));
        edge.get("http://" + host + "/");

        // When
        var overHttps = edge.get("https://" + host + "/");

        // Then
        assertThat(overHttps.header("cache-status")).contains("fwd=uri-miss");
        assertThat(isHit("https://" + host + "/")).isTrue();
    }

    @Test
    void shouldNotSendHttpsClientsRoundInCirclesByARedirectForHttpClients() {
        // Given
        edge.apply(domain(host, RedirectType.HTTP));
        var url = host + "/redirected";
        edge.get("http://" + url);

        // When
        var overHttps = edge.get("https://" + url);

        // Then
        assertThat(overHttps.status()).isEqualTo(200);
        assertThat(edge.get("http://" + url).status()).isEqualTo(301);
        assertThat(edge.get("https://" + url).status()).isEqualTo(200);
    }

    @Test
    void shouldAnswerFromNoOlderPolicyOnceAChangeIsApplied() {
        // Given
        edge.apply(domain(host, RedirectType.HTTP));
        edge.get("http://" + host + "/");

        // When
        edge.apply(domain(host, RedirectType.HTTPS));

        // Then
        assertThat(edge.get("http://" + host + "/").body()).isEqualTo("https");
        edge.apply(domain(host, RedirectType.HTTP));
        assertThat(isHit("http://" + host + "/")).isFalse();
    }

    @Test
    void shouldKeepWhatClientsHaveFetchedWhoseWayStays() {
        // Given
        edge.apply(domain(host, RedirectType.FOLLOW));
        edge.get("http://" + host + "/");
        edge.get("https://" + host + "/");

        // When
        edge.apply(domain(host, RedirectType.HTTPS));

        // Then
        assertThat(isHit("https://" + host + "/")).isTrue();
        assertThat(edge.get("http://" + host + "/").body()).isEqualTo("https");
    }

    @Test
    void shouldAnswerFromNoOtherOriginOnceAChangeIsApplied() {
        try (var other = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, PolicySafetyIT::sayOther)) {
            // Given
            edge.apply(domain(host, origin("127.0.0.1", edge.standardHttp())));
            edge.get("http://" + host + "/");

            // When
            edge.apply(domain(host, origin("127.0.0.1", other.port())));

            // Then
            assertThat(edge.get("http://" + host + "/").body()).isEqualTo("other");
        }
    }

    @Test
    void shouldNotAnswerWithWhatWasBeingFetchedWhenTheChangeCame() {
        var held = new HeldOrigin();
        try (var clients = new ManyClients(edge);
                var old = TestOrigin.http(
                        edge.vertx(), "127.0.0.1", 0, request -> held.accept(request, request.response()))) {
            // Given
            edge.apply(domain(host, origin("127.0.0.1", old.port())));
            var before = clients.get(1, "http://" + host + "/");
            var response = held.next();

            // When
            edge.apply(domain(host, RedirectType.HTTP));
            var after = edge.get("http://" + host + "/");
            response.putHeader("Cache-Control", "max-age=600").end("old");

            // Then
            assertThat(before.all().get(0).body()).isEqualTo("old");
            assertThat(after.body()).isEqualTo("http");
            assertThat(edge.get("http://" + host + "/").body()).isEqualTo("http");
        }
    }

    @Test
    void shouldKeepWhatIsStoredThroughAChangeThatFetchesAlike() {
        // Given
        edge.apply(domain(host, weighted("127.0.0.1", edge.standardHttp(), 10)));
        edge.get("http://" + host + "/");

        // When
        edge.apply(domain(host, weighted("127.0.0.1", edge.standardHttp(), 20)));

        // Then
        assertThat(isHit("http://" + host + "/")).isTrue();
    }

    @Test
    void shouldForgetWhatIsStoredWhenTheDomainIsRemovedAndAddedAgain() {
        // Given
        edge.apply(domain(host, RedirectType.HTTP));
        edge.get("http://" + host + "/");
        edge.remove(host);

        // When
        edge.apply(domain(host, RedirectType.HTTP));

        // Then
        assertThat(isHit("http://" + host + "/")).isFalse();
    }

    @Test
    void shouldNotAnswerForAnExactDomainWithWhatItsWildcardFetched() {
        // Given
        var below = "a." + host;
        edge.apply(domain("*." + host, RedirectType.HTTP));
        edge.get("http://" + below + "/");

        // When
        edge.apply(domain(below, RedirectType.HTTPS));

        // Then
        assertThat(edge.get("http://" + below + "/").body()).isEqualTo("https");
    }

    @Test
    void shouldStoreWhatIsStaticAndPassOnWhatIsDynamicByItsOwnPolicy() {
        // Given
        var rules = new StaticRules(List.of("css"), List.of("/exact"), List.of("/static/*"));
        edge.apply(domain(host, RedirectType.HTTP)
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTP, ContentPolicy.enabled(RedirectType.HTTPS)))
                .with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, rules)));

        // When
        for (var path : List.of("/style.css", "/exact", "/static/page", "/style.css?v=1")) {
            edge.get("http://" + host + path);

            // Then
            assertThat(edge.get("http://" + host + path).body()).isEqualTo("http");
            assertThat(isHit("http://" + host + path)).as(path).isTrue();
        }
        for (var path : List.of("/api", "/page.css/x", "/exact/more")) {
            var first = edge.get("http://" + host + path);
            assertThat(first.body()).isEqualTo("https");
            assertThat(first.header("cache-status")).contains("fwd=bypass");
            assertThat(isHit("http://" + host + path)).as(path).isFalse();
        }
    }

    @Test
    void shouldKeepWhatIsStoredWhenPortsAreGrantedThatNobodyUses() {
        // Given
        var before = domain(host, origin("127.0.0.1", edge.standardHttp()));
        edge.apply(before);
        edge.get("http://" + host + "/");

        // When
        edge.apply(before.with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443)));

        // Then
        assertThat(isHit("http://" + host + "/")).isTrue();
    }

    @Test
    void shouldForgetWhatIsStoredWhenThePolicyBeginsToRule() {
        // Given
        var before = domain(host, origin("127.0.0.1", edge.standardHttp()));
        edge.apply(before);
        edge.get("http://" + host + "/");

        // When
        edge.apply(before.with(Part.POLICY, policy(RedirectType.HTTPS)));

        // Then
        assertThat(edge.get("http://" + host + "/").body()).isEqualTo("https");
    }
}
