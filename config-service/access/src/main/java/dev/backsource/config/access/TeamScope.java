package dev.backsource.config.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The teams whose resources a caller may see.
 *
 * @param any every team, and resources of no team
 * @param teams ids; resources of no team are not included
 */
public record TeamScope(boolean any, Set<String> teams) {
    public TeamScope {
        teams = Set.copyOf(teams);
    }

    /** This scope and one more team. */
    public TeamScope and(String team) {
        return new TeamScope(any, Stream.concat(teams.stream(), Stream.of(team)).collect(Collectors.toSet()));
    }

    public boolean includes(@Nullable String team) {
        return any || (team != null && teams.contains(team));
    }
}
