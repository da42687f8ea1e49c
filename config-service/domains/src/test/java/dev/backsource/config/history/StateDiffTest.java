package dev.backsource.config.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateDiffTest {
    private static final Domain DOMAIN = domain(origin("203.0.113.10", 80));

    @Test
    void shouldFindNothingBetweenEqualStates() {
        assertThat(StateDiff.between(DOMAIN, domain(origin("203.0.113.10", 80))))
                .isEmpty();
    }

    @Test
    void shouldNameEveryPartAsTheApiDoes() {
        // Given
        var changed = DOMAIN.with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTPS, new ContentPolicy(false, RedirectType.HTTP)))
                .with(
                        Part.ORIGIN_TLS,
                        OriginTls.DEFAULT
                                .withVerification(OriginTls.Verification.NONE)
                                .withMinimumVersion(TlsVersion.TLS_1_3))
                .with(
                        Part.ORIGIN_REQUEST,
                        OriginRequest.DEFAULT.withHost("origin.example.com").withFirstByteTimeoutMs(5000))
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(true, new StaticRules(List.of("css", "js"), List.of(), List.of())))
                .with(Part.GRANTED_PORTS, new GrantedPorts(8080, null))
                .with(
                        Part.CLIENT_TLS,
                        ClientTls.DEFAULT
                                .withMinimumVersion(TlsVersion.TLS_1_2)
                                .withCipherSuites(Set.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384))
                                .withStrictTransportSecurity(new StrictTransportSecurity(300, true, false)))
                .with(Part.CACHING, new Caching(true))
                .with(Part.SERVING, Serving.STOPPED);

        // Then
        assertThat(diff(DOMAIN, changed))
                .containsExactlyInAnyOrder(
                        "originTls.verification: \"FULL\" -> \"NONE\"",
                        "originTls.minimumVersion: \"TLS1.2\" -> \"TLS1.3\"",
                        "originRequest.host: null -> \"origin.example.com\"",
                        "originRequest.firstByteTimeoutMs: null -> 5000",
                        "originProtocolPolicy.enabled: false -> true",
                        "originProtocolPolicy.redirectType: \"FOLLOW\" -> \"HTTPS\"",
                        "originProtocolPolicy.dynamic.redirectType: \"FOLLOW\" -> \"HTTP\"",
                        "dynamicAcceleration.enabled: false -> true",
                        "dynamicAcceleration.staticRules.suffixes: [] -> [\"css\",\"js\"]",
                        "grantedPorts.http: null -> 8080",
                        "clientTls.minimumVersion: null -> \"TLS1.2\"",
                        "clientTls.cipherSuites: null -> [\"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\"]",
                        "clientTls.strictTransportSecurity.maxAgeSeconds: null -> 300",
                        "clientTls.strictTransportSecurity.includeSubDomains: null -> true",
                        "clientTls.strictTransportSecurity.preload: null -> false",
                        "caching.storeSetCookie: null -> true",
                        "serving.enabled: null -> false");
        assertThat(diff(changed, DOMAIN)).contains("grantedPorts.http: 8080 -> null");
    }

    @Test
    void shouldCompareOriginsByAddressWhereverTheyStand() {
        // Given
        var before = domain(origin("203.0.113.10", 80), origin("203.0.113.11", 80), origin("a.example.net", 443));
        var after = domain(
                origin("b.example.net", 443),
                new Origin(OriginAddress.parse("203.0.113.10"), 8080, OriginPriority.SECONDARY, 10),
                origin("203.0.113.11", 80));

        // Then
        assertThat(diff(before, after))
                .containsExactly(
                        "origins[203.0.113.10].port: 80 -> 8080",
                        "origins[203.0.113.10].priority: \"PRIMARY\" -> \"SECONDARY\"",
                        "origins[a.example.net]: {\"address\":\"a.example.net\",\"port\":443,\"priority\":\"PRIMARY\","
                                + "\"weight\":10} -> null",
                        "origins[b.example.net]: null -> {\"address\":\"b.example.net\",\"port\":443,"
                                + "\"priority\":\"PRIMARY\",\"weight\":10}");
    }

    @Test
    void shouldTellOriginsOfOneAddressByTheirPorts() {
        // Given
        var before = domain(origin("2001:db8::1", 80));
        var after = domain(
                origin("2001:db8::1", 443),
                new Origin(OriginAddress.parse("2001:db8::1"), 80, OriginPriority.PRIMARY, 20));

        // Then
        assertThat(diff(before, after))
                .containsExactly(
                        "origins[[2001:db8::1]:80].weight: 10 -> 20",
                        "origins[[2001:db8::1]:443]: null -> {\"address\":\"2001:db8::1\",\"port\":443,"
                                + "\"priority\":\"PRIMARY\",\"weight\":10}");
    }

    @Test
    void shouldTellThatOnlyTheOrderOfOriginsChanged() {
        // Given
        var before = domain(origin("a.example.net", 80), origin("b.example.net", 80));
        var after = domain(origin("b.example.net", 80), origin("a.example.net", 80));

        // Then
        assertThat(diff(before, after))
                .containsExactly(
                        "origins.order: [\"a.example.net\",\"b.example.net\"] -> [\"b.example.net\",\"a.example.net\"]");
    }

    private static List<String> diff(Domain from, Domain to) {
        return StateDiff.between(from, to).stream()
                .map(change -> change.field() + ": " + change.from() + " -> " + change.to())
                .toList();
    }

    private static Domain domain(Origin... origins) {
        return Domain.of(DomainName.parse("www.example.com"), List.of(origins));
    }

    private static Origin origin(String address, int port) {
        return new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, 10);
    }
}
