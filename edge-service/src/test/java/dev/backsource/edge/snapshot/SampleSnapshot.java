package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.edge.testing.Domains.weighted;

import dev.backsource.edge.routing.HeldDomains;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.TestCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A snapshot with an example of every kind of content, and its contents as text. */
final class SampleSnapshot {
    static final String SERVERS = "kafka-1:9092,kafka-2:9092";
    static final Instant TAKEN_AT = Instant.parse("2026-11-24T10:15:30.123456789Z");
    private static final ExceptionEnd EXCEPTED_UNTIL = ExceptionEnd.parse("2026-12-24T18:00:00Z");
    static final SnapshotOrigin ORIGIN =
            new SnapshotOrigin("gQ3kKbq6Qr6Ox5HkW3yJdA", TAKEN_AT, Map.of(0, 97L, 3, 1L << 40, 11, 0L));
    static final List<Rejection> REJECTIONS = List.of(
            new Rejection(3, 118, null, "no key", TAKEN_AT),
            new Rejection(0, 7, "www.example.org", "größer als erlaubt", TAKEN_AT.minusSeconds(60)));

    static final HeldDomains HELD = new HeldDomains(
            TAKEN_AT.minusSeconds(30), Set.of("www.example.com", "*.example.com"), Map.of(2, 1L << 33, 7, 0L));

    private SampleSnapshot() {}

    static Snapshot create() {
        return new Snapshot(SERVERS, ORIGIN, table().served(), REJECTIONS, () -> HELD);
    }

    static RoutingTable table() {
        var table = new RoutingTable();
        table.apply(domain("www.example.com", origin("192.0.2.1", 80)), 1);
        table.apply(domain("follow.example.com", RedirectType.FOLLOW), 2);
        table.apply(domain("*.example.com", secondary("2001:db8::1", 8080), weighted("origin", 443, 100)), 1L << 50);
        table.apply(everythingSet(), 4);
        table.apply(domain("stopped.example.com", origin("192.0.2.9", 80)).with(Part.SERVING, Serving.STOPPED), 5);
        table.apply(
                domain("excepted.example.com", origin("192.0.2.9", 443))
                        .with(
                                Part.ORIGIN_TLS,
                                new OriginTls(OriginTls.Verification.NONE).withUnverifiedUntil(EXCEPTED_UNTIL)),
                6);
        table.remove(new DomainName("gone.example.com"), StateVersion.ofRemoval(0, 9));
        table.remove(new DomainName("*.gone.example.com"), StateVersion.ofRemoval(0, 10));
        return table;
    }

    private static Domain everythingSet() {
        var authority = pem(TestCertificate.of("ca.example.test").certificate());
        return domain("all.example.com", weighted("192.0.2.7", 80, 1), weighted("192.0.2.8", 81, 2))
                .with(Part.ORIGINS, List.of(weighted("192.0.2.7", 80, 1), weighted("192.0.2.8", 81, 2)))
                .with(
                        Part.ORIGIN_TLS,
                        OriginTls.DEFAULT
                                .withServerName(ServerName.parse("sni.test"))
                                .withCaCertificates(authority)
                                .withMinimumVersion(TlsVersion.TLS_1_3))
                .with(
                        Part.ORIGIN_REQUEST,
                        OriginRequest.DEFAULT
                                .withHost("host.test:8080")
                                .withConnectTimeoutMs(100)
                                .withFirstByteTimeoutMs(600_000)
                                .withIdleTimeoutMs(5_000)
                                .withForwardedProtoField("x-scheme"))
                .with(Part.POLICY, policy(RedirectType.HTTPS))
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(
                                true,
                                new StaticRules(List.of("jpg"), List.of("/exactly"), List.of("/bücher/*", "/日本/*"))))
                .with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443))
                .with(
                        Part.CLIENT_TLS,
                        ClientTls.DEFAULT
                                .withMinimumVersion(TlsVersion.TLS_1_2)
                                .withCipherSuites(Set.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384))
                                .withStrictTransportSecurity(new StrictTransportSecurity(31_536_000, true, false)))
                .with(Part.CACHING, new Caching(true));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The contents of the routes, by domain, without their cache generations. */
    static Map<String, String> describe(Routes routes) {
        var described = new TreeMap<String, String>();
        routes.forEach(new Routes.Visitor<RuntimeException>() {
            @Override
            public void route(String name, Route route) {
                described.put(name, SampleSnapshot.describe(route));
            }

            @Override
            public void removed(String name, StateVersion version) {
                described.put(name, "removed at " + version);
            }
        });
        return described;
    }

    private static String describe(Route route) {
        var text = new StringBuilder();
        text.append(route.version()).append(' ').append(route.profile());
        text.append(route.terms().secure().caCertificates());
        for (var i = 0; i < route.originCount(); i++) {
            text.append(' ').append(describe(route.origin(i)));
        }
        return text.toString();
    }

    private static String describe(RouteOrigin origin) {
        return origin.address() + " " + origin.decisions() + " " + origin.weight() + " " + origin.primary();
    }
}
