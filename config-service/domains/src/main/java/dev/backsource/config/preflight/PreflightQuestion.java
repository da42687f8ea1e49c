package dev.backsource.config.preflight;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The ports for a prober to check.
 *
 * @param revision of the domain with the origins
 * @param wanted the domain with the intended policy
 * @param team the id of the team that owns it; null for none
 */
record PreflightQuestion(
        long revision, Domain wanted, @Nullable String team) {
    DomainName domain() {
        return wanted.name();
    }

    /** The number of ports to probe: 1 to {@link Domain#MAX_NEEDED_PORTS}. */
    int ports() {
        return wanted.neededPorts().size();
    }
}
