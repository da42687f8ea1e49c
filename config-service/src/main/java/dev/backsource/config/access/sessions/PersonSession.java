package dev.backsource.config.access.sessions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has signed in.
 *
 * @param holder the id of who
 * @param account the id of their account; null for whom a provider knows
 * @param name as the history shows it
 * @param groups what the provider said of roles
 * @param lastUsedAt about a minute late
 */
public record PersonSession(
        TokenHash hash,
        String holder,
        @Nullable String account,
        String name,
        List<String> groups,
        Instant startedAt,
        Instant lastUsedAt) {
    public PersonSession {
        groups = List.copyOf(groups);
    }
}
