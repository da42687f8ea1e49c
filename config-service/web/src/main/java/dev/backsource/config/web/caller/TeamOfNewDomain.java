package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the team of a new domain. */
public final class TeamOfNewDomain {
    private TeamOfNewDomain() {}

    /**
     * The team in the request, or the only team for which the caller may add such names; null for none, where the caller's role is bound to
     * no team.
     *
     * @param said the id of the team in the request; null when there is none
     * @param field the field of the request with the team
     * @throws InvalidRequestException when the caller has to name a team
     */
    public static @Nullable String of(@Nullable String said, String field, DomainName name, Caller caller) {
        var scope = caller.scope(Role.OPERATOR, name);
        if (said != null || scope.any() || scope.teams().isEmpty()) {
            return said;
        }
        if (scope.teams().size() > 1) {
            throw InvalidRequestException.of(
                    field,
                    Violation.REQUIRED,
                    "is required because you can add this name for several teams; use one of "
                            + String.join(", ", new TreeSet<>(scope.teams())));
        }
        return scope.teams().iterator().next();
    }
}
