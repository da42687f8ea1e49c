package dev.backsource.simulation.database;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox: a revision of a domain.
 *
 * @param payload the event's JSON; null for a removal
 */
public record OutboxRecord(
        long id,
        String domain,
        long incarnation,
        long revision,
        @Nullable String payload,
        Instant time) {
    public String eventId() {
        return domain + "/" + revision;
    }
}
