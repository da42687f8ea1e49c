package dev.backsource.config.outbox.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The unpublished events in the outbox.
 *
 * @param oldest when the oldest row was written; null when there is none
 */
record Backlog(long size, @Nullable OffsetDateTime oldest) {
    static final Backlog EMPTY = new Backlog(0, null);

    /** The age of the oldest row; zero when there is none. */
    Duration age(Instant now) {
        return oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
    }
}
