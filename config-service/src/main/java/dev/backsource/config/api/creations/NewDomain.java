package dev.backsource.config.api.creations;

import dev.backsource.config.access.Caller;
import dev.backsource.config.web.caller.TeamOfNewDomain;
import dev.backsource.policy.domain.Domain;
import org.jspecify.annotations.Nullable;

/**
 * A domain that is to be added.
 *
 * @param team the id of the team that it is to be of; null when the request doesn't say
 */
public record NewDomain(Domain domain, @Nullable String team) {
    /** The team that it will be of; null for none. */
    @Nullable
    String teamFor(Caller caller) {
        return TeamOfNewDomain.of(team, "team", domain.name(), caller);
    }
}
