package dev.backsource.health.watch;

import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.protocol.Target;
import java.util.List;

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
                target.port(),
                standardPorts.actual(target.port()),
                target.scheme().isSecure() ? TlsTerms.sample(domain) : null,
                domain.originRequest().connectTimeoutMs());
        return new NeededPort(origin.address(), target, probed);
    }
}
