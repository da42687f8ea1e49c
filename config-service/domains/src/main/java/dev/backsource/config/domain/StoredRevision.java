package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a domain as it was stored.
 *
 * @param changedBy null when the change names nobody
 * @param author null where only the name is known
 * @param restoredFrom the restored revision; null when it restored none
 * @param state null for a removal
 * @param team the id of the team that owned the domain; null for none
 */
public record StoredRevision(
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable Author author,
        @Nullable Long restoredFrom,
        @Nullable DomainState state,
        @Nullable String team) {}
