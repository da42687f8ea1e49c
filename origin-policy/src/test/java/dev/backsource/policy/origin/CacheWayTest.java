package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheWayTest {
    private static final OriginTls FULL = OriginTls.DEFAULT;
    private static final OriginTls NONE = FULL.withVerification(Verification.NONE);
    private static final OriginTls EXCEPTION =
            NONE.withUnverifiedUntil(new ExceptionEnd(Instant.parse("2026-12-01T00:00:00Z")));

    /** What becomes of stored responses. */
    private enum Outcome {
        SERVED,
        VALIDATED,
        FETCHED
    }

    private static Outcome of(Domain before, Domain after, Scheme client) {
        var way = CacheWay.of(after, client);
        var earlier = CacheWay.of(before, client);
        if (way.serves(earlier)) {
            assertThat(way.validates(earlier)).isTrue();
            return Outcome.SERVED;
        }
        return way.validates(earlier) ? Outcome.VALIDATED : Outcome.FETCHED;
    }

    private static Domain domain(RedirectType type) {
        return Domain.of(DomainName.parse("www.example.com"), origins("192.0.2.1:80"))
                .with(Part.POLICY, new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED));
    }

    private static List<Origin> origins(String... addresses) {
        return Arrays.stream(addresses)
                .map(each -> each.split(":"))
                .map(each -> new Origin(
                        OriginAddress.parse(each[0]),
                        Integer.parseInt(each[1]),
                        OriginPriority.PRIMARY,
                        Origin.DEFAULT_WEIGHT))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "FOLLOW, FOLLOW, SERVED,    SERVED",
        "FOLLOW, HTTP,   SERVED,    VALIDATED",
        "FOLLOW, HTTPS,  FETCHED,   SERVED",
        "HTTP,   FOLLOW, SERVED,    FETCHED",
        "HTTP,   HTTPS,  FETCHED,   FETCHED",
        "HTTPS,  FOLLOW, VALIDATED, SERVED",
        "HTTPS,  HTTP,   VALIDATED, VALIDATED"
    })
    void shouldLookAtTheSchemeThatClientsGet(RedirectType before, RedirectType after, Outcome http, Outcome https) {
        assertThat(of(domain(before), domain(after), Scheme.HTTP)).isEqualTo(http);
        assertThat(of(domain(before), domain(after), Scheme.HTTPS)).isEqualTo(https);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:80,              192.0.2.1:80 192.0.2.2:80, SERVED",
        "192.0.2.1:80 192.0.2.2:80, 192.0.2.2:80 192.0.2.1:80, SERVED",
        "192.0.2.1:80 192.0.2.2:80, 192.0.2.1:80,              FETCHED",
        "192.0.2.1:80,              192.0.2.2:80,              FETCHED",
        "192.0.2.1:80,              192.0.2.1:8080,            FETCHED",
        "192.0.2.1:80,              192.0.2.1:443,             FETCHED",
        "192.0.2.1:443,             192.0.2.1:80,              VALIDATED",
        "192.0.2.1:443,             192.0.2.1:8080,            VALIDATED",
        "192.0.2.1:443,             192.0.2.2:80,              FETCHED",
        "192.0.2.1:80,              192.0.2.2:443 192.0.2.1:80, FETCHED",
        "192.0.2.1:80 192.0.2.2:443, 192.0.2.2:443 192.0.2.1:80, FETCHED",
        "192.0.2.1:80 192.0.2.2:443, 192.0.2.1:80,             SERVED",
        "192.0.2.1:443 192.0.2.1:80, 192.0.2.1:80 192.0.2.1:443, VALIDATED",
        "192.0.2.1:443 192.0.2.2:80, 192.0.2.1:80 192.0.2.2:80, VALIDATED"
    })
    void shouldLookAtTheOriginsWhereThePolicyIsDisabled(String before, String after, Outcome outcome) {
        // Given
        var domain = domain(RedirectType.HTTP).with(Part.POLICY, OriginProtocolPolicy.DISABLED);

        // When
        var became = of(
                domain.with(Part.ORIGINS, origins(before.split(" "))),
                domain.with(Part.ORIGINS, origins(after.split(" "))),
                Scheme.HTTPS);

        // Then
        assertThat(became).isEqualTo(outcome);
    }

    /** A secondary without TLS gets no requests where the primaries have it. */
    @Test
    void shouldNotServeWhatAnOriginSentThatIsNotAskedAnyMore() {
        // Given
        var domain = domain(RedirectType.HTTP).with(Part.POLICY, OriginProtocolPolicy.DISABLED);
        var plain = domain.with(Part.ORIGINS, origins("192.0.2.1:80"));
        var both = origins("192.0.2.1:80", "192.0.2.2:443");
        var spare = new Origin(both.get(0).address(), 80, OriginPriority.SECONDARY, Origin.DEFAULT_WEIGHT);

        // When
        var mixed = of(plain, domain.with(Part.ORIGINS, both), Scheme.HTTP);
        var secure = of(plain, domain.with(Part.ORIGINS, List.of(spare, both.get(1))), Scheme.HTTP);
        var onlySpare = of(plain, domain.with(Part.ORIGINS, List.of(spare)), Scheme.HTTP);

        // Then
        assertThat(mixed).isEqualTo(Outcome.SERVED);
        assertThat(secure).isEqualTo(Outcome.FETCHED);
        assertThat(onlySpare).isEqualTo(Outcome.SERVED);
    }

    @Test
    void shouldValidateNothingThatCouldBeForgedMoreEasilyThanNow() {
        var newer = FULL.withMinimumVersion(TlsVersion.TLS_1_3);

        assertThat(ofTls(FULL, NONE)).isEqualTo(Outcome.VALIDATED);
        assertThat(ofTls(FULL, EXCEPTION)).isEqualTo(Outcome.VALIDATED);
        assertThat(ofTls(newer, FULL)).isEqualTo(Outcome.VALIDATED);
        assertThat(ofTls(NONE, FULL)).isEqualTo(Outcome.FETCHED);
        assertThat(ofTls(EXCEPTION, FULL)).isEqualTo(Outcome.FETCHED);
        assertThat(ofTls(NONE, EXCEPTION)).isEqualTo(Outcome.FETCHED);
        assertThat(ofTls(FULL, newer)).isEqualTo(Outcome.FETCHED);
        assertThat(ofTls(FULL, FULL.withServerName(ServerName.parse("origin.example.com"))))
                .isEqualTo(Outcome.FETCHED);
    }

    /** Over HTTP neither certificates nor versions of TLS matter, and an unverified response is no better than a plain one. */
    @Test
    void shouldLookAtTlsWhereItIsUsed() {
        var plain = domain(RedirectType.HTTP);
        var secure = domain(RedirectType.HTTPS);

        assertThat(of(plain.with(Part.ORIGIN_TLS, NONE), plain.with(Part.ORIGIN_TLS, FULL), Scheme.HTTPS))
                .isEqualTo(Outcome.SERVED);
        assertThat(of(secure.with(Part.ORIGIN_TLS, NONE), plain.with(Part.ORIGIN_TLS, NONE), Scheme.HTTPS))
                .isEqualTo(Outcome.FETCHED);
        assertThat(of(secure.with(Part.ORIGIN_TLS, EXCEPTION), plain.with(Part.ORIGIN_TLS, FULL), Scheme.HTTPS))
                .isEqualTo(Outcome.FETCHED);
    }

    @Test
    void shouldLookAtWhatIsRequestedAndStored() {
        var domain = domain(RedirectType.HTTP);
        var request = OriginRequest.DEFAULT;

        assertThat(of(domain, domain.with(Part.ORIGIN_REQUEST, request.withHost("www.example.org")), Scheme.HTTP))
                .isEqualTo(Outcome.FETCHED);
        assertThat(of(
                        domain,
                        domain.with(Part.ORIGIN_REQUEST, request.withForwardedProtoField("x-scheme")),
                        Scheme.HTTP))
                .isEqualTo(Outcome.FETCHED);
        assertThat(of(domain, domain.with(Part.CACHING, new Caching(true)), Scheme.HTTP))
                .isEqualTo(Outcome.FETCHED);
        assertThat(of(domain, domain.with(Part.ORIGIN_REQUEST, request.withIdleTimeoutMs(100)), Scheme.HTTP))
                .isEqualTo(Outcome.SERVED);
        assertThat(of(domain, domain.with(Part.GRANTED_PORTS, new GrantedPorts(null, 8443)), Scheme.HTTP))
                .isEqualTo(Outcome.SERVED);
        assertThat(of(domain, domain.with(Part.GRANTED_PORTS, new GrantedPorts(8080, null)), Scheme.HTTP))
                .isEqualTo(Outcome.FETCHED);
    }

    private static Outcome ofTls(OriginTls before, OriginTls after) {
        var domain = domain(RedirectType.HTTPS);
        return of(domain.with(Part.ORIGIN_TLS, before), domain.with(Part.ORIGIN_TLS, after), Scheme.HTTP);
    }
}
