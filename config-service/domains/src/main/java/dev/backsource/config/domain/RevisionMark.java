package dev.backsource.config.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision without its state.
 *
 * @param changedBy null when the change names nobody
 * @param team the owning team then; null for none
 */
public record RevisionMark(
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable String team) {}
