package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeakeningTest {
    /** A policy and the origins' own ports, the first being the primary one, before and after. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FOLLOW | 80      | HTTP   | 80      | true
            HTTPS  | 80      | HTTP   | 80      | true
            FOLLOW | 80      | HTTPS  | 80      | false
            HTTPS  | 80      | FOLLOW | 80      | false
            HTTP   | 80      | FOLLOW | 80      | false
            HTTP   | 443     | HTTP   | 80      | false
            FOLLOW | 80      | OFF    | 80      | true
            FOLLOW | 443     | OFF    | 443     | false
            FOLLOW | 8443    | OFF    | 8443    | true
            OFF    | 443     | HTTP   | 443     | true
            OFF    | 80      | HTTP   | 80      | false
            OFF    | 443     | OFF    | 80      | true
            OFF    | 443     | OFF    | 443 80  | true
            OFF    | 443 80  | OFF    | 443     | false
            OFF    | 443 80  | OFF    | 443 80  | false
            OFF    | 80 443  | OFF    | 80      | true
            HTTPS  | 443     | HTTPS  | 443 80  | false
            """)
    void shouldTellWhetherRequestsThatWentOverHttpsGoOverHttp(
            String policy, String ports, String nextPolicy, String nextPorts, boolean expected) {
        // When
        var found = Weakening.of(
                domain(policy, "OFF", DynamicAcceleration.OFF, ports),
                domain(nextPolicy, "OFF", DynamicAcceleration.OFF, nextPorts));

        // Then
        assertThat(found).isEqualTo(expected ? Set.of(Weakening.PLAIN) : Set.of());
    }

    /** The static policy, the dynamic one, and whether dynamic content is distinguished, before and after; the origin's own port is 80. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTPS | HTTPS | true  | HTTPS | HTTP  | true  | true
            HTTPS | HTTPS | false | HTTPS | HTTP  | false | false
            HTTPS | HTTP  | false | HTTPS | HTTP  | true  | true
            HTTPS | HTTPS | true  | HTTPS | HTTPS | false | false
            HTTP  | HTTPS | true  | HTTP  | HTTPS | false | true
            HTTPS | HTTPS | true  | HTTPS | OFF   | true  | true
            """)
    void shouldCompareEachKindOfContent(
            String policy,
            String dynamic,
            boolean apart,
            String nextPolicy,
            String nextDynamic,
            boolean nextApart,
            boolean expected) {
        // When
        var found = Weakening.of(
                domain(policy, dynamic, new DynamicAcceleration(apart, StaticRules.NONE), "80"),
                domain(nextPolicy, nextDynamic, new DynamicAcceleration(nextApart, StaticRules.NONE), "80"));

        // Then
        assertThat(found).isEqualTo(expected ? Set.of(Weakening.PLAIN) : Set.of());
    }

    @Test
    void shouldTellThatCertificatesAreNoLongerVerified() {
        // Given
        var full = domain("FOLLOW", "OFF", DynamicAcceleration.OFF, "443");
        var none = full.with(Part.ORIGIN_TLS, new OriginTls(Verification.NONE));

        // Then
        assertThat(Weakening.of(full, none)).containsExactly(Weakening.UNVERIFIED);
        assertThat(Weakening.of(null, none)).containsExactly(Weakening.UNVERIFIED);
        assertThat(Weakening.of(none, none)).isEmpty();
        assertThat(Weakening.of(none, full)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, 1, true",
        "0, 1, true",
        "1, 1, false",
        "2, 1, false",
        "NONE, 1, false",
        "1, NONE, true",
        "1, FULL, false",
    })
    void shouldTellThatCertificatesAreUnverifiedForLonger(String before, String after, boolean expected) {
        // Given
        var domain = domain("FOLLOW", "OFF", DynamicAcceleration.OFF, "443");

        // When
        var found =
                Weakening.of(domain.with(Part.ORIGIN_TLS, until(before)), domain.with(Part.ORIGIN_TLS, until(after)));

        // Then
        assertThat(found).isEqualTo(expected ? Set.of(Weakening.UNVERIFIED) : Set.of());
    }

    /** A verification, or the hour at which its absence ends. */
    private static OriginTls until(String text) {
        return text.length() > 1
                ? new OriginTls(Verification.valueOf(text))
                : new OriginTls(Verification.NONE)
                        .withUnverifiedUntil(
                                new ExceptionEnd(Instant.EPOCH.plus(Duration.ofHours(Long.parseLong(text)))));
    }

    @Test
    void shouldTakeNothingFromADomainThatIsNewOrIsGrantedPorts() {
        // Given
        var plain = domain("HTTP", "OFF", DynamicAcceleration.OFF, "80");
        var follow = domain("FOLLOW", "OFF", DynamicAcceleration.OFF, "80");

        // Then
        assertThat(Weakening.of(null, plain)).isEmpty();
        assertThat(Weakening.of(follow, follow.with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443))))
                .isEmpty();
    }

    /** Origins with port, priority and weight, before and after; the policy is off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            443 PRIMARY 10,80 SECONDARY 10 | 443 PRIMARY 1,80 PRIMARY 100    | true
            443 PRIMARY 10,80 PRIMARY 10   | 443 PRIMARY 10,80 PRIMARY 20    | true
            443 PRIMARY 10,80 PRIMARY 10   | 443 PRIMARY 10,80 PRIMARY 5     | false
            443 PRIMARY 10,80 PRIMARY 10   | 443 PRIMARY 20,80 PRIMARY 20    | false
            80 PRIMARY 10,443 PRIMARY 10   | 80 PRIMARY 10,443 SECONDARY 10  | true
            443 PRIMARY 10,80 PRIMARY 10   | 443 PRIMARY 10,80 SECONDARY 10  | false
            """)
    void shouldSeeThatMoreRequestsGoInTheClear(String before, String after, boolean expected) {
        // When
        var found = Weakening.of(weighted(before), weighted(after));

        // Then
        assertThat(found).isEqualTo(expected ? Set.of(Weakening.PLAIN) : Set.of());
    }

    private static Domain weighted(String origins) {
        return domain(
                "OFF",
                Arrays.stream(origins.split(","))
                        .map(origin -> origin.trim().split(" "))
                        .map(of -> new Origin(
                                OriginAddress.parse(of[0].equals("443") ? "192.0.2.1" : "192.0.2.2"),
                                Integer.parseInt(of[0]),
                                OriginPriority.valueOf(of[1]),
                                Integer.parseInt(of[2])))
                        .toList());
    }

    private static Domain domain(String policy, List<Origin> origins) {
        var content = content(policy);
        return Domain.of(DomainName.parse("www.example.test"), origins)
                .with(Part.POLICY, new OriginProtocolPolicy(content.enabled(), content.redirectType(), content("OFF")));
    }

    private static Domain domain(String policy, String dynamic, DynamicAcceleration acceleration, String ports) {
        var content = content(policy);
        return Domain.of(DomainName.parse("www.example.test"), origins(ports))
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(content.enabled(), content.redirectType(), content(dynamic)))
                .with(Part.DYNAMIC_ACCELERATION, acceleration);
    }

    private static ContentPolicy content(String policy) {
        return policy.equals("OFF") ? ContentPolicy.DISABLED : ContentPolicy.enabled(RedirectType.valueOf(policy));
    }

    /** Origins at addresses of their own, derived from their ports. */
    private static List<Origin> origins(String ports) {
        return Arrays.stream(ports.split(" "))
                .map(Integer::valueOf)
                .map(port -> new Origin(
                        OriginAddress.parse(port == 443 ? "192.0.2.1" : "192.0.2.2"),
                        port,
                        OriginPriority.PRIMARY,
                        Origin.DEFAULT_WEIGHT))
                .toList();
    }
}
