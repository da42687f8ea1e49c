package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells of which team a domain will be that is to be added. */
public final class TeamOfNewDomain {
    private TeamOfNewDomain() {}

    /**
     * The team that the request names, or the only one that the caller adds such names for; null for none, where the caller's role is for
     * no team in particular.
     *
     * @param said the id of the team that the request names; null when it names none
     * @param field where a request names it
     * @throws InvalidRequestException when the caller has to say which
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
                    "is missing, and you add such names for several teams; name one of "
                            + String.join(", ", new TreeSet<>(scope.teams())));
        }
        return scope.teams().iterator().next();
    }
}
