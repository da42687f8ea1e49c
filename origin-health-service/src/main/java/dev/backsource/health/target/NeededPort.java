package dev.backsource.health.target;

import dev.backsource.health.probe.ProbeTarget;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port that a domain's policy needs at one of its origins.
 *
 * @param origin where
 * @param target scheme and port as the policy names them
 * @param probed what is probed for it in this deployment
 */
record NeededPort(OriginAddress origin, Target target, ProbeTarget probed) {

    /** All of {@code domain}, in the order of its origins and then by port; none twice. */
    static List<NeededPort> of(Domain domain, StandardPorts standardPorts) {
        return domain.origins().stream()
                .flatMap(origin ->
                        domain.neededTargets(origin).stream().map(target -> of(domain, origin, target, standardPorts)))
                .distinct()
                .toList();
    }

    private static NeededPort of(Domain domain, Origin origin, Target target, StandardPorts standardPorts) {
        var probed = new ProbeTarget(
                origin.address(),
                standardPorts.actual(target.port()),
                target.scheme(),
                serverName(domain, origin.address(), target));
        return new NeededPort(origin.address(), target, probed);
    }

    /**
     * The name that the domain has set, else the origin's. SNI holds no IP addresses (RFC 6066 §3), so an origin that has
     * no name is asked for the domain's.
     */
    private static @Nullable String serverName(Domain domain, OriginAddress origin, Target target) {
        if (!target.scheme().isSecure()) {
            return null;
        }
        var set = domain.originTls().serverName();
        if (set != null) {
            return set.value();
        }
        return origin.isIp() ? domain.name().suffix() : origin.value();
    }
}
