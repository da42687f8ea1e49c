package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a domain as it was stored.
 *
 * @param changedBy null when nobody was named for it
 * @param author null where no more than the name is known
 * @param restoredFrom the revision that it restored; null when it restored none
 * @param state null for a removal
 * @param team the id of the team that the domain was of; null for none
 */
public record StoredRevision(
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable Author author,
        @Nullable Long restoredFrom,
        @Nullable DomainState state,
        @Nullable String team) {}
