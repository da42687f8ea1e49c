package dev.backsource.config.api.creations;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.Domain;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A domain that is to be added.
 *
 * @param team the id of the team that it is to be of; null when the request doesn't say
 */
public record NewDomain(Domain domain, @Nullable String team) {
    /**
     * The team that it will be of: the one that the request names, or the only one that the caller adds such names for; null for none,
     * where the caller's role is for no team in particular.
     *
     * @throws InvalidRequestException when the caller has to say which
     */
    @Nullable
    String teamFor(Caller caller) {
        var scope = caller.scope(Role.OPERATOR, domain.name());
        if (team != null || scope.any() || scope.teams().isEmpty()) {
            return team;
        }
        if (scope.teams().size() > 1) {
            throw InvalidRequestException.of(
                    "team",
                    Violation.REQUIRED,
                    "is missing, and you add such names for several teams; name one of "
                            + String.join(", ", new TreeSet<>(scope.teams())));
        }
        return scope.teams().iterator().next();
    }
}
