package dev.backsource.edge.upstream.balancing;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Active health: the prober's verdicts on origins, passed to the {@link OutlierDetection}. Only unreachable ports count. A missing verdict changes
 * nothing. A handshake may fail by the name or the trust of one domain, which the edge learns from that domain's own requests. Domains with one
 * origin take no part, since they have no alternative. A port that several domains need counts as closed as long as it is closed for one of them.
 */
final class ActiveHealth {
    private final OutlierDetection outliers;
    /** Closed ports by domain; domains without one are absent. Read and written only under the lock of this object. */
    private final Map<DomainName, Set<OriginKey>> closed = new HashMap<>();
    /** By port, the number of domains for which it is closed. Guarded likewise. */
    private final Multiset<OriginKey> counts = HashMultiset.create();

    ActiveHealth(OutlierDetection outliers) {
        this.outliers = outliers;
    }

    /** Applies the state of a domain's ports; null when the domain has been removed. */
    synchronized void take(DomainName domain, @Nullable OriginHealth health) {
        var now = health == null ? Map.<OriginKey, PortCause>of() : closedPorts(health);
        var before = now.isEmpty() ? closed.remove(domain) : closed.put(domain, Set.copyOf(now.keySet()));
        now.forEach(this::close);
        if (before != null) {
            before.forEach(this::reopen);
        }
    }

    private void close(OriginKey port, PortCause cause) {
        if (counts.add(port, 1) == 0) {
            outliers.closed(port, FindingKind.byCode(cause.kebabName()));
        }
    }

    private void reopen(OriginKey port) {
        counts.remove(port);
        if (!counts.contains(port)) {
            outliers.reopened(port);
        }
    }

    private static Map<OriginKey, PortCause> closedPorts(OriginHealth health) {
        if (!hasOthers(health)) {
            return Map.of();
        }
        return health.ports().stream()
                .filter(port -> port.state() == PortState.CLOSED && port.isUnreachable())
                .collect(Collectors.toUnmodifiableMap(
                        port -> OriginKey.ofAll(port.origin().value(), new Target(port.scheme(), port.port())),
                        port -> PortCause.of(port.state(), port.reason()),
                        (first, same) -> first));
    }

    /** Whether the domain may have more than one origin. One origin has one port of a scheme under most policies. */
    private static boolean hasOthers(OriginHealth health) {
        var ports = health.ports();
        return ports.stream().map(OriginHealth.Port::origin).distinct().count() > 1
                || ports.stream().map(OriginHealth.Port::scheme).distinct().count() < ports.size();
    }
}
