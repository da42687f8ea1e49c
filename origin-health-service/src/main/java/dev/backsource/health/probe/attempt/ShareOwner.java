package dev.backsource.health.probe.attempt;

import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a share of the places that all domains have together: the team of a domain, so that a team's many domains have one share, or a domain
 * without a team.
 *
 * @param team the team's id; null for a domain without one
 * @param domain null for a team, and for all domains without one together
 */
public record ShareOwner(@Nullable String team, @Nullable DomainName domain) {
    /** The owner of the share of {@code domain}, which belongs to the team of the id {@code team}; null for none. */
    public static ShareOwner of(DomainName domain, @Nullable String team) {
        return team == null ? new ShareOwner(null, domain) : new ShareOwner(team, null);
    }

    /** The team, or the owner of all domains without one: for a share at the cost of others, since callers may name domains at will. */
    public ShareOwner withoutDomain() {
        return new ShareOwner(team, null);
    }
}
