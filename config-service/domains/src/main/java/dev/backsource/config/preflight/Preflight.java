package dev.backsource.config.preflight;

import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import java.util.List;

/**
 * Whether the ports that a policy would need are open.
 *
 * @param revision of the domain with the probed origins
 * @param ports in the order of the origins, each origin's by ascending port
 * @param findings those of open ports and of no single port
 */
public record Preflight(DomainName domain, long revision, List<PreflightPort> ports, List<FindingAnswer> findings) {
    public Preflight {
        ports = List.copyOf(ports);
        findings = List.copyOf(findings);
    }
}
