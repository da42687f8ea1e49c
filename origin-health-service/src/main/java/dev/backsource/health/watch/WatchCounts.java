package dev.backsource.health.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The watched domains and ports of a partition, as counts.
 *
 * @param probedAt when the latest probe of any of the ports ended, or was to begin; null when there are no ports
 * @param measuredAt a time since which all known states of the ports were measured; null when there are none
 */
record WatchCounts(
        long domains,
        long ports,
        @Nullable Instant probedAt,
        @Nullable Instant measuredAt) {

    /** How long ago the state that was measured longest ago was measured, in milliseconds; null when none is known. */
    @Nullable
    Long oldestMs(Instant now) {
        return measuredAt == null
                ? null
                : Long.valueOf(Math.max(0, Duration.between(measuredAt, now).toMillis()));
    }

    /** How long no port has been probed, beyond {@code patience}, within which one should be. */
    Duration behind(Duration patience, Instant now) {
        if (probedAt == null) {
            return Duration.ZERO;
        }
        var behind = Duration.between(probedAt, now).minus(patience);
        return behind.isNegative() ? Duration.ZERO : behind;
    }
}
