package dev.backsource.policy;

import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.maps;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Arbitraries.strings;

import dev.backsource.policy.domain.Certificates;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.PurgeScope;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary values of the kernel's types, for properties. */
public final class Arbitraries {
    private Arbitraries() {}

    public static Arbitrary<GrantedPorts> grantedPorts() {
        var custom = integers().between(1, 65535).filter(port -> port != 80 && port != 443);
        return Combinators.combine(custom.injectNull(0.3), custom.injectNull(0.3))
                .filter((http, https) -> http == null || !http.equals(https))
                .as(GrantedPorts::new);
    }

    public static Arbitrary<ContentPolicy> contentPolicies() {
        return Combinators.combine(of(true, false), of(RedirectType.class)).as(ContentPolicy::new);
    }

    public static Arbitrary<DomainName> domainNames() {
        return of("www.example.com", "*.example.com", "a.b.c.example", "xn--bcher-kva.example")
                .map(DomainName::parse);
    }

    public static Arbitrary<PolicyChange> policyChanges() {
        return Combinators.combine(domains(), longs().between(1, Long.MAX_VALUE), instants())
                .as(PolicyChange::of);
    }

    private static Arbitrary<Domain> domains() {
        return Combinators.combine(
                        domainNames(),
                        origins()
                                .list()
                                .uniqueElements(Origin::address)
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        originTls(),
                        originRequests(),
                        policies(),
                        dynamicAccelerations(),
                        grantedPorts())
                .as(Domain::new);
    }

    private static Arbitrary<OriginTls> originTls() {
        return Combinators.combine(
                        of(OriginTls.Verification.class),
                        of("origin.example.com", "a").map(ServerName::parse).injectNull(0.5),
                        of(Certificates.ONE, Certificates.ONE + "\n" + Certificates.ONE)
                                .injectNull(0.5),
                        of(TlsVersion.class))
                .as(OriginTls::new);
    }

    private static Arbitrary<OriginRequest> originRequests() {
        return Combinators.combine(
                        of("www.example.org", "192.0.2.1:8080", "[2001:db8::1]", "a:1")
                                .injectNull(0.5),
                        integers().between(100, 60_000).injectNull(0.5),
                        integers().between(100, 600_000).injectNull(0.5),
                        integers().between(100, 600_000).injectNull(0.5))
                .as(OriginRequest::new);
    }

    public static Arbitrary<CachePurge> cachePurges() {
        var listed = Combinators.combine(
                        of("www.example.com/", "www.example.com/a.jpg?x=%22", "www.example.com/b")
                                .list()
                                .ofMaxSize(3),
                        of("/", "/images/", "/a?b").list().ofMinSize(1).ofMaxSize(3))
                .as((urls, prefixes) -> new PurgeScope(urls, prefixes, false));
        return Combinators.combine(
                        strings().alpha().numeric().ofMinLength(1).ofMaxLength(64),
                        of("www.example.com", "*.example.com").map(DomainName::parse),
                        instants(),
                        oneOf(listed, just(PurgeScope.EVERYTHING)))
                .as(CachePurge::new);
    }

    public static Arbitrary<EdgeStatus> edgeStatuses() {
        return Combinators.combine(
                        strings().alpha().ofMinLength(1).ofMaxLength(20),
                        instants(),
                        instants(),
                        of(true, false),
                        longs().greaterOrEqual(0),
                        offsets(),
                        longs().greaterOrEqual(0),
                        rejections())
                .as((edge, started, reported, ready, routes, applied, rejectedTotal, rejections) -> new EdgeStatus(
                        edge,
                        started,
                        reported,
                        ready,
                        routes,
                        applied,
                        rejectedTotal,
                        rejections,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        null))
                .flatMap(Arbitraries::withPurges);
    }

    private static Arbitrary<EdgeStatus> withPurges(EdgeStatus status) {
        return Combinators.combine(
                        offsets(), offsets(), rejections(), instants().injectNull(0.5))
                .as((purged, started, rejected, snapshotTakenAt) -> new EdgeStatus(
                        status.edge(),
                        status.startedAt(),
                        status.reportedAt(),
                        status.ready(),
                        status.routes(),
                        status.appliedOffsets(),
                        status.rejectedTotal(),
                        status.rejections(),
                        purged,
                        started,
                        rejected,
                        snapshotTakenAt));
    }

    private static Arbitrary<List<EdgeStatus.Rejection>> rejections() {
        return Combinators.combine(
                        integers().between(0, 11),
                        longs().greaterOrEqual(0),
                        strings().ofMaxLength(20).injectNull(0.2),
                        strings().ofMaxLength(40),
                        instants())
                .as(EdgeStatus.Rejection::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Map<Integer, Long>> offsets() {
        return maps(integers().between(0, 11), longs().greaterOrEqual(0));
    }

    public static Arbitrary<OriginHealth> originHealths() {
        var ports = Combinators.combine(
                        addresses(),
                        ports(),
                        of(Scheme.class),
                        of(PortState.class),
                        instants(),
                        strings().ofMaxLength(40))
                .as(OriginHealth.Port::new);
        return Combinators.combine(
                        domainNames(),
                        longs().greaterOrEqual(1),
                        instants(),
                        ports.list().ofMaxSize(4))
                .as(OriginHealth::new);
    }

    public static Arbitrary<OriginAlert> originAlerts() {
        var missing = ports().list().ofMinSize(1).ofMaxSize(2);
        var affected = Combinators.combine(addresses(), missing).as(OriginAlert.Affected::new);
        var what = Combinators.combine(addresses(), missing, affected.list().ofMaxSize(3))
                .as((origin, ports, all) -> new Object[] {origin, ports, all});
        return Combinators.combine(
                        domainNames(),
                        of(AlertKind.class),
                        of(AlertStatus.class),
                        what,
                        longs().greaterOrEqual(1),
                        instants(),
                        instants().injectNull(0.5),
                        strings().ofMaxLength(40))
                .as(Arbitraries::alert);
    }

    @SuppressWarnings("unchecked") // jqwik combines eight arbitraries at most, so three travel together
    private static OriginAlert alert(
            DomainName domain,
            AlertKind kind,
            AlertStatus status,
            Object[] what,
            long revision,
            Instant startedAt,
            Instant endedAt,
            String detail) {
        return new OriginAlert(
                domain,
                kind,
                status,
                (OriginAddress) what[0],
                (List<Integer>) what[1],
                (List<OriginAlert.Affected>) what[2],
                revision,
                startedAt,
                endedAt,
                detail);
    }

    private static Arbitrary<Origin> origins() {
        return Combinators.combine(
                        addresses(),
                        ports(),
                        of(OriginPriority.class),
                        integers().between(1, 100))
                .as(Origin::new);
    }

    private static Arbitrary<OriginAddress> addresses() {
        return of("192.0.2.1", "203.0.113.77", "2001:db8::1", "origin.example.com", "demo-origin", "a.example")
                .map(OriginAddress::parse);
    }

    private static Arbitrary<Integer> ports() {
        return integers().between(1, 65535);
    }

    private static Arbitrary<OriginProtocolPolicy> policies() {
        return Combinators.combine(of(true, false), of(RedirectType.class), contentPolicies())
                .as(OriginProtocolPolicy::new);
    }

    private static Arbitrary<DynamicAcceleration> dynamicAccelerations() {
        var rules = Combinators.combine(
                        of("jpg", "css", "js").list().ofMaxSize(3),
                        of("/index.html", "/ä").list().ofMaxSize(2),
                        of("/static/*", "/*/x").list().ofMaxSize(2))
                .as(StaticRules::new);
        return Combinators.combine(of(true, false), rules).as(DynamicAcceleration::new);
    }

    private static Arbitrary<Instant> instants() {
        return longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
