package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.DomainState;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HttpFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recommendations where every port is open. */
class RecommendationTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Domain HTTPS = SampleDomains.domain(80)
            .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));
    private static final Place ORIGIN = new Place(HTTPS.origins().get(0).address(), null, null);

    @Test
    void shouldNameTheStrongestTypeWithoutAFinding() {
        // Then
        assertThat(recommendation(HTTPS).strongest()).isEqualTo(RedirectType.HTTPS);
    }

    @Test
    void shouldNotNameATypeThatNeedsAPortWithoutAWebServer() {
        // Given
        var at = new Place(ORIGIN.origin(), 443, Scheme.HTTPS);
        var failed = Measurement.of(
                        FindingKind.HTTP_FAILED, new HttpFailed("it closes them", "https://www.example.com/"))
                .asked(at, null, NOW);

        // When
        var found = recommendation(HTTPS, failed);

        // Then
        assertThat(found.strongest()).isEqualTo(RedirectType.HTTP);
        assertThat(found.types())
                .filteredOn(type -> type.type() == RedirectType.HTTPS)
                .flatExtracting(TypeOutcome::origins)
                .extracting(TypeOutcome.OriginOutcome::code)
                .containsExactly("http-failed");
    }

    @Test
    void shouldNotNameATypeUnderWhichClientsLoop() {
        // When
        var found = recommendation(HTTPS, loop(List.of(RedirectType.FOLLOW), List.of(RedirectType.HTTP)));

        // Then
        assertThat(found.strongest()).isEqualTo(RedirectType.FOLLOW);
        assertThat(found.types())
                .extracting(TypeOutcome::state)
                .containsExactly(
                        TypeOutcome.OutcomeState.FAILS,
                        TypeOutcome.OutcomeState.WORKS,
                        TypeOutcome.OutcomeState.UNKNOWN);
    }

    @Test
    void shouldNameNoTypeWhereClientsLoopUnderAll() {
        // When
        var found = recommendation(HTTPS, loop(List.of(), List.of()));

        // Then
        assertThat(found.strongest()).isNull();
        assertThat(found.types()).extracting(TypeOutcome::state).containsOnly(TypeOutcome.OutcomeState.FAILS);
    }

    @Test
    void shouldNotPromiseProtectionWithoutVerification() {
        // Given
        var unverified = HTTPS.with(Part.ORIGIN_TLS, new OriginTls(OriginTls.Verification.NONE));

        // Then
        assertThat(recommendation(HTTPS).reason()).endsWith("protects all back-to-origin requests");
        assertThat(recommendation(unverified).reason()).contains("certificates are not verified");
    }

    private static Finding loop(List<RedirectType> working, List<RedirectType> unknown) {
        var loop = new RedirectLoop(
                List.of(Scheme.HTTP),
                List.of(new RedirectLoop.Step(
                        "http://www.example.com/", Scheme.HTTPS, 443, 301, "http://www.example.com/")),
                working,
                unknown,
                "x-forwarded-proto");
        return Measurement.of(FindingKind.REDIRECT_LOOP, loop).asked(ORIGIN, null, NOW);
    }

    private static Recommendation recommendation(Domain domain, Finding... findings) {
        var ports = TypeOutcome.ports(domain).stream()
                .map(port -> new ProbeAnswer.Port(
                        port.origin(), port.port(), port.scheme(), PortState.OPEN, null, "connection accepted", NOW))
                .toList();
        return Recommendation.of(
                new DomainState(domain, 1, 7, NOW, null, null, null),
                new ProbeAnswer("1", NOW, ports, Stream.of(findings).toList()));
    }
}
