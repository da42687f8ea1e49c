package dev.backsource.health.watch;

import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RefusedLater;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.protocol.Target;
import java.time.Instant;
import java.util.List;

/**
 * A port that a domain's policy needs at one of its origins.
 *
 * @param origin the origin's address
 * @param target scheme and port as the policy names them
 * @param probed the target to probe for it in this deployment
 * @param host the {@code Host} field of typical requests
 */
record NeededPort(OriginAddress origin, Target target, ProbeTarget probed, String host) {

    Place place() {
        return new Place(origin, target.port(), target.scheme());
    }

    /** Whether an earlier warning of a certificate can still hold by the port's terms: a refusal to come only up to the same end of the exception. */
    boolean mayStillWarn(Finding warning, Instant now) {
        var tls = probed.tls();
        if (tls == null) {
            return false;
        }
        return warning.evidence() instanceof RefusedLater refused
                ? !tls.verifies(now) && refused.from().equals(tls.verifiedFrom())
                : warning.kind() == FindingKind.CERTIFICATE_EXPIRING && tls.everVerifies();
    }

    /** All needed ports of {@code domain}, in the order of its origins and then by port; none twice. */
    static List<NeededPort> of(Domain domain, StandardPorts standardPorts) {
        var terms = TlsTerms.sample(domain);
        var host = ServerNames.sampleHostField(domain);
        var connectTimeoutMs = domain.originRequest().connectTimeoutMs();
        return domain.neededPorts().stream()
                .map(port -> new NeededPort(
                        port.origin(),
                        port.target(),
                        ProbeTarget.of(port, terms, connectTimeoutMs, standardPorts),
                        host))
                .toList();
    }
}
