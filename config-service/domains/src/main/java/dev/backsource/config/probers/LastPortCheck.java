package dev.backsource.config.probers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last check of the ports of a partition's domains.
 *
 * @param at when they were last known to be checked, not later than this service received it; null when no prober has ever reported
 * @param limit the tolerated age
 */
public record LastPortCheck(@Nullable Instant at, Duration limit) {
    /** Whether the last check is too old, so that its findings are void now. Without any report so far, there is no such age. */
    public boolean isOver(Instant now) {
        return at != null && Duration.between(at, now).compareTo(limit) > 0;
    }
}
