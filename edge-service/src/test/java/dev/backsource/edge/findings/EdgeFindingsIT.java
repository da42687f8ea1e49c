package dev.backsource.edge.findings;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.OriginCertificate;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.purge.PurgeScope;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Findings of real traffic, over sockets. */
class EdgeFindingsIT {
    private static final String SECURE = "verified.example.test";

    private final BuiltEdge edge = BuiltEdge.impatient();

    @Test
    void shouldFindAFailedGateOfTlsUntilTheOriginHasAnotherCertificate() {
        // Given
        edge.apply(domain(SECURE, origin("127.0.0.61", 443))
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT)
                .with(Part.POLICY, policy(RedirectType.HTTPS)));

        // When
        List<Finding> whileForeign;
        try (var foreign = TestOrigin.https(edge.vertx(), "127.0.0.61", edge.standardHttps())) {
            assertThat(edge.get("http://" + SECURE + "/").status()).isEqualTo(502);
            whileForeign = found(SECURE);
            assertThat(foreign.port()).isEqualTo(edge.standardHttps());
        }
        var certificate = new PemKeyCertOptions()
                .setCertPath(OriginCertificate.FILES.certificate().toString())
                .setKeyPath(OriginCertificate.FILES.key().toString());
        try (var trusted = TestOrigin.https(edge.vertx(), "127.0.0.61", edge.standardHttps(), certificate)) {
            assertThat(edge.get("http://" + SECURE + "/").status()).isEqualTo(200);
            assertThat(trusted.port()).isEqualTo(edge.standardHttps());
        }

        // Then
        assertThat(whileForeign)
                .extracting(Finding::kind, found -> found.at().text())
                .containsExactly(tuple(FindingKind.CERTIFICATE_SELF_SIGNED, "port 443 of origin 127.0.0.61"));
        assertThat(found(SECURE)).isEmpty();
    }

    @Test
    void shouldFindALoopThroughTwoDomains() {
        try (var origin = TestOrigin.http(
                edge.vertx(),
                "127.0.0.1",
                0,
                request -> request.response()
                        .setStatusCode(301)
                        .putHeader("Location", other(request.authority().host()) + request.uri())
                        .end())) {
            // Given
            edge.apply(domain("loop.example.test", origin("127.0.0.1", origin.port())));
            edge.apply(domain("www.loop.example.test", origin("127.0.0.1", origin.port())));

            // When: a client that follows redirects
            edge.get("http://loop.example.test/a;id=1?secret");
            edge.get("http://www.loop.example.test/a;id=1?secret");
            edge.get("http://loop.example.test/a;id=1?secret");
            var early = found("loop.example.test");
            edge.get("http://www.loop.example.test/a;id=1?secret");

            // Then
            assertThat(early).isEmpty();
            assertThat(found("loop.example.test"))
                    .singleElement()
                    .extracting(found -> ((RedirectLoop) found.evidence()).steps())
                    .asString()
                    .contains("http://www.loop.example.test/a;?")
                    .doesNotContain("secret", "id=1");
        }
    }

    @Test
    void shouldFindALoopOfAStoredRedirectUntilItIsPurged() {
        var requests = new AtomicInteger();
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
            requests.incrementAndGet();
            request.response()
                    .setStatusCode(301)
                    .putHeader("Cache-Control", "max-age=600")
                    .putHeader("Location", "https://" + request.authority().host() + request.uri())
                    .end();
        })) {
            // Given: an origin that takes HTTPS for HTTP
            edge.apply(domain("stored.example.test", origin("127.0.0.1", origin.port())));

            // When
            edge.get("http://stored.example.test/");
            edge.get("https://stored.example.test/");
            var early = found("stored.example.test");
            edge.get("https://stored.example.test/");
            var looping = found("stored.example.test");
            edge.cache().purge(DomainName.parse("stored.example.test"), PurgeScope.EVERYTHING);

            // Then
            assertThat(early).isEmpty();
            assertThat(looping).extracting(Finding::kind).containsExactly(FindingKind.REDIRECT_LOOP);
            assertThat(found("stored.example.test")).isEmpty();
            assertThat(requests).hasValue(2);
        }
    }

    private static String other(String host) {
        return "http://" + (host.startsWith("www.") ? host.substring("www.".length()) : "www." + host);
    }

    private List<Finding> found(String domain) {
        return edge.edge().findings().report("edge-1", Instant.now(), domain::equals).findings().stream()
                .filter(found -> found.domain().equals(domain))
                .flatMap(found -> found.findings().stream())
                .toList();
    }
}
