package dev.backsource.config.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a domain as it was stored.
 *
 * @param changedBy null when nobody was named for it
 * @param restoredFrom the revision that it restored; null when it restored none
 * @param state null for a removal
 */
public record StoredRevision(
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable Long restoredFrom,
        @Nullable DomainState state) {}
