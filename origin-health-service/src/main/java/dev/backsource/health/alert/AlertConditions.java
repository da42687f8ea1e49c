package dev.backsource.health.alert;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginAlert.Affected;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.RefusedLater;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.RouteDecision;
import dev.backsource.policy.protocol.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The alert conditions of a domain, with the affected origins: a pure function of the domain, the states of its ports and its firing alerts. The kind
 * of a condition follows from the cause that the probes found, and from the policy where the port is closed.
 *
 * <p>A needed port is missing when it is closed, or when edges may not connect to it: clients get an error either way. A port in an unknown state
 * counts as before: missing when a firing alert says so, else not; so the unknown neither fires an alert nor resolves one.
 */
public final class AlertConditions {
    private AlertConditions() {}

    /** The conditions that hold, with the affected origins in the domain's order, each with its missing ports ascending. */
    public static Map<AlertKind, List<Affected>> of(Domain domain, PortStates states, Collection<OriginAlert> firing) {
        var missing = new EnumMap<AlertKind, Map<OriginAddress, Missing>>(AlertKind.class);
        for (var origin : domain.origins()) {
            for (var target : domain.neededTargets(origin)) {
                var seen = states.of(origin.address(), target);
                switch (seen.state()) {
                    case OPEN -> {}
                    case CLOSED, PROHIBITED ->
                        missing(missing, kindOf(domain, origin, target, seen.cause()), origin)
                                .add(target.port(), seen.cause());
                    case UNKNOWN -> firing.forEach(alert -> keep(missing, alert, domain, origin, target));
                }
            }
        }
        var conditions = new EnumMap<AlertKind, List<Affected>>(AlertKind.class);
        missing.forEach((kind, ports) -> conditions.put(kind, affected(ports)));
        return conditions;
    }

    /** The findings of ports in {@code affected}, as measured now. */
    static List<Finding> findings(Domain domain, List<Affected> affected, PortStates states) {
        return affected.stream()
                .flatMap(lost -> lost.missingPorts().stream().map(port -> failure(domain, lost.origin(), port, states)))
                .filter(Objects::nonNull)
                .limit(Finding.MAX_FINDINGS)
                .toList();
    }

    /** The measurement behind a port that edges can't use; null without one. */
    static @Nullable Finding failure(Domain domain, OriginAddress address, int port, PortStates states) {
        return domain.neededPorts().stream()
                .filter(needed -> needed.origin().equals(address) && needed.port() == port)
                .map(needed -> states.of(address, needed.target()))
                .filter(seen -> seen.state() == PortState.CLOSED || seen.state() == PortState.PROHIBITED)
                .map(PortStates.Seen::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The certificates that are about to expire, each once, the first to expire first. */
    public static List<Finding> expiring(Domain domain, PortStates states) {
        return firstToExpire(warnings(domain, states));
    }

    /** The certificates that edges will refuse at the end of the domain's exception from verification, at each of their ports. */
    public static List<Finding> refusedLater(Domain domain, PortStates states) {
        return warnings(domain, states).stream()
                .filter(finding -> finding.evidence() instanceof RefusedLater)
                .toList();
    }

    private static List<Finding> warnings(Domain domain, PortStates states) {
        var warnings = new ArrayList<Finding>();
        for (var port : domain.neededPorts()) {
            var warning = states.of(port.origin(), port.target()).warning();
            if (warning != null) {
                warnings.add(warning);
            }
        }
        return warnings;
    }

    /**
     * Of findings of certificates that are about to expire those to publish: each certificate once, with the least threshold that it has reached at
     * any port, the first to expire first.
     */
    static List<Finding> firstToExpire(List<Finding> found) {
        var certificates = new ArrayList<Finding>();
        found.stream()
                .filter(finding -> finding.evidence() instanceof CertificateExpiring)
                .sorted(Comparator.comparing(
                                (Finding finding) -> expiry(finding).notAfter())
                        .thenComparing(finding -> expiry(finding).withinDays()))
                .forEach(finding -> {
                    if (certificates.stream().noneMatch(other -> expiry(other).isOfSameCertificate(expiry(finding)))) {
                        certificates.add(finding);
                    }
                });
        return Finding.atMost(certificates);
    }

    private static CertificateExpiring expiry(Finding found) {
        return (CertificateExpiring) found.evidence();
    }

    /** The kind of alert for {@code cause} at {@code target}; for a closed port, that of {@code FOLLOW} when any such policy needs it. */
    static AlertKind kindOf(Domain domain, Origin origin, Target target, PortCause cause) {
        return switch (cause) {
            case CONNECTION_REFUSED, CONNECTION_TIMED_OUT -> kindOfClosed(domain, origin, target);
            case NO_ROUTE, NETWORK_UNREACHABLE, CONNECTION_FAILED, OTHER -> AlertKind.ORIGIN_UNREACHABLE;
            case NO_TLS, SERVER_NAME, TLS_CIPHER, HANDSHAKE_FAILED -> AlertKind.ORIGIN_TLS_FAILED;
            case TLS_VERSION,
                    NO_CERTIFICATE,
                    CERTIFICATE_EXPIRED,
                    CERTIFICATE_NOT_YET_VALID,
                    CERTIFICATE_SELF_SIGNED,
                    CHAIN_INCOMPLETE,
                    CERTIFICATE_UNTRUSTED,
                    CERTIFICATE_NAME,
                    TLS_REFUSED -> AlertKind.ORIGIN_TLS_REFUSED;
            case PORT_PROHIBITED, ADDRESS_PROHIBITED -> AlertKind.ORIGIN_PROHIBITED;
        };
    }

    private static AlertKind kindOfClosed(Domain domain, Origin origin, Target target) {
        return domain.contentKinds().stream()
                        .map(domain.policy()::of)
                        .filter(AlertConditions::isFollow)
                        .anyMatch(policy -> RouteDecision.neededTargets(policy, domain.grantedPorts(), origin.port())
                                .contains(target))
                ? AlertKind.FOLLOW_NEEDS_BOTH_PORTS
                : AlertKind.ORIGIN_PORT_CLOSED;
    }

    private static boolean isFollow(ContentPolicy policy) {
        return policy.enabled() && policy.redirectType() == RedirectType.FOLLOW;
    }

    /** A port in {@code alert} stays missing, for the alert's cause; alerts of an earlier version have none. */
    private static void keep(
            Map<AlertKind, Map<OriginAddress, Missing>> missing,
            OriginAlert alert,
            Domain domain,
            Origin origin,
            Target target) {
        alert.affected().stream()
                .filter(told -> told.origin().equals(origin.address())
                        && told.missingPorts().contains(target.port()))
                .findFirst()
                .ifPresent(told -> {
                    var cause = told.causes().get(target.port());
                    if (cause != null) {
                        missing(missing, kindOf(domain, origin, target, cause), origin)
                                .add(target.port(), cause);
                    } else {
                        missing(missing, kindOfClosed(domain, origin, target), origin)
                                .add(target.port());
                    }
                });
    }

    private static Missing missing(Map<AlertKind, Map<OriginAddress, Missing>> missing, AlertKind kind, Origin origin) {
        return missing.computeIfAbsent(kind, same -> new LinkedHashMap<>())
                .computeIfAbsent(origin.address(), address -> new Missing(new TreeSet<>(), new TreeMap<>()));
    }

    private static List<Affected> affected(Map<OriginAddress, Missing> missing) {
        return missing.entrySet().stream()
                .map(entry -> new Affected(
                        entry.getKey(),
                        List.copyOf(entry.getValue().ports()),
                        entry.getValue().causes()))
                .toList();
    }

    /** The missing ports of an origin, while they are gathered. */
    private record Missing(SortedSet<Integer> ports, SortedMap<Integer, PortCause> causes) {
        void add(int port, PortCause cause) {
            ports.add(port);
            causes.put(port, cause);
        }

        void add(int port) {
            ports.add(port);
        }
    }
}
