package dev.backsource.config.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which teams something may be for a caller to see it.
 *
 * @param any of whatever team, and of none
 * @param teams ids; what is of no team is not among theirs
 */
public record TeamScope(boolean any, Set<String> teams) {
    public TeamScope {
        teams = Set.copyOf(teams);
    }

    /** This, and one team more. */
    public TeamScope and(String team) {
        return new TeamScope(any, Stream.concat(teams.stream(), Stream.of(team)).collect(Collectors.toSet()));
    }

    public boolean includes(@Nullable String team) {
        return any || (team != null && teams.contains(team));
    }
}
