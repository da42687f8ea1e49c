package dev.backsource.config.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which domains a list is narrowed down to. What isn't said narrows nothing.
 *
 * @param text what names contain, or begin with where it is of one or two characters; empty for any
 * @param policy the redirect type of static content, or {@link #OFF}; null for any
 * @param team the id of the team that they are of; null for any
 * @param among the names among which theirs is; null for any
 * @param without the names that they don't have
 */
public record DomainFilter(
        String text,
        @Nullable String policy,
        @Nullable String team,
        @Nullable Set<String> among,
        Set<String> without) {
    /** What the policy of static content is called while it is disabled. */
    public static final String OFF = "OFF";

    public DomainFilter {
        among = among == null ? null : Set.copyOf(among);
        without = Set.copyOf(without);
    }
}
