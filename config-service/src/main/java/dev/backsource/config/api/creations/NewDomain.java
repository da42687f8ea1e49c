package dev.backsource.config.api.creations;

import dev.backsource.config.access.Caller;
import dev.backsource.config.web.caller.TeamOfNewDomain;
import dev.backsource.policy.domain.Domain;
import org.jspecify.annotations.Nullable;

/**
 * A domain to be added.
 *
 * @param team the id of its future team; null when the request names none
 */
public record NewDomain(Domain domain, @Nullable String team) {
    /** The domain's future team; null for none. */
    @Nullable
    String teamFor(Caller caller) {
        return TeamOfNewDomain.of(team, "team", domain.name(), caller);
    }
}
