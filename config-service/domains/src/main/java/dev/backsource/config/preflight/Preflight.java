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
 * @param http how far the origins with open ports were asked over HTTP
 */
public record Preflight(
        DomainName domain,
        long revision,
        List<PreflightPort> ports,
        List<FindingAnswer> findings,
        List<PreflightHttp> http) {
    public Preflight {
        ports = List.copyOf(ports);
        http = List.copyOf(http);
        findings = List.copyOf(findings);
    }
}
