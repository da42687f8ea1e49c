package dev.backsource.config.preflight;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;

/**
 * What a prober is to look at.
 *
 * @param revision of the domain whose origins are asked
 * @param wanted the domain as it would be
 */
public record PreflightQuestion(long revision, Domain wanted) {
    public DomainName domain() {
        return wanted.name();
    }

    /** How many ports have to be probed: 1 to {@link Domain#MAX_NEEDED_PORTS}. */
    public int ports() {
        return wanted.neededPorts().size();
    }
}
