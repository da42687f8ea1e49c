package dev.backsource.policy;

import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.maps;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.strings;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
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
        return Combinators.combine(
                        domainNames(),
                        longs().between(1, Long.MAX_VALUE),
                        instants(),
                        origins()
                                .list()
                                .uniqueElements(Origin::address)
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        of(OriginTls.Verification.class).map(OriginTls::new),
                        policies(),
                        dynamicAccelerations(),
                        grantedPorts())
                .as(PolicyChange::new);
    }

    public static Arbitrary<EdgeStatus> edgeStatuses() {
        var rejections = Combinators.combine(
                        integers().between(0, 11),
                        longs().greaterOrEqual(0),
                        strings().ofMaxLength(20).injectNull(0.2),
                        strings().ofMaxLength(40),
                        instants())
                .as(EdgeStatus.Rejection::new);
        return Combinators.combine(
                        strings().alpha().ofMinLength(1).ofMaxLength(20),
                        instants(),
                        instants(),
                        of(true, false),
                        longs().greaterOrEqual(0),
                        maps(integers().between(0, 11), longs().greaterOrEqual(0)),
                        longs().greaterOrEqual(0),
                        rejections.list().ofMaxSize(3))
                .as(EdgeStatus::new);
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
