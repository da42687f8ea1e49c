package dev.backsource.config.release;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The progressive rollouts that the changes of a dry run would add to those under way. The changes are tried one after the other. */
public final class TriedRollouts {
    private static final String NO_TEAM = "";

    private final Map<String, Integer> byTeam = new HashMap<>();

    /** @param team of the domain; null for none */
    public void add(@Nullable String team) {
        byTeam.merge(Objects.requireNonNullElse(team, NO_TEAM), 1, Integer::sum);
    }

    public int all() {
        return byTeam.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @param team null for none */
    public int of(@Nullable String team) {
        return byTeam.getOrDefault(Objects.requireNonNullElse(team, NO_TEAM), 0);
    }
}
