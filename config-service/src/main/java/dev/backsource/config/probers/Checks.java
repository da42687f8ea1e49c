package dev.backsource.config.probers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when the ports of a partition's domains were checked.
 *
 * @param at when they were last known to be, not later than this service heard it; null when no prober has ever told
 * @param limit how old that may be
 */
public record Checks(@Nullable Instant at, Duration limit) {
    /** Whether it is too long ago, so that what probes found is unknown now. Where no prober has ever told, nothing is known of that. */
    public boolean isOver(Instant now) {
        return at != null && Duration.between(at, now).compareTo(limit) > 0;
    }
}
