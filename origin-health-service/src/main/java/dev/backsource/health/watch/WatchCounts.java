package dev.backsource.health.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The watched domains and ports of a partition, as counts.
 *
 * @param probedAt when the latest probe of any of the ports ended, or was to begin; null when there are no ports
 */
record WatchCounts(long domains, long ports, @Nullable Instant probedAt) {

    /** How long no port has been probed, beyond {@code patience}, within which one should be. */
    Duration behind(Duration patience, Instant now) {
        if (probedAt == null) {
            return Duration.ZERO;
        }
        var behind = Duration.between(probedAt, now).minus(patience);
        return behind.isNegative() ? Duration.ZERO : behind;
    }
}
