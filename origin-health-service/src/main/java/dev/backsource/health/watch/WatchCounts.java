package dev.backsource.health.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The watched domains and ports of a partition, as counts, and the times of the ports' probes. */
record WatchCounts(long domains, long ports, ProbeTimes times) {

    /** How long ago the state that was measured longest ago was measured, in milliseconds; null when none is known. */
    @Nullable
    Long oldestMs(Instant now) {
        var measured = times.measuredAt();
        return measured == null
                ? null
                : Long.valueOf(Math.max(0, Duration.between(measured, now).toMillis()));
    }

    /** How long no port has been probed, beyond {@code patience}, within which one should be. */
    Duration behind(Duration patience, Instant now) {
        var latest = times.latest();
        if (latest == null) {
            return Duration.ZERO;
        }
        var behind = Duration.between(latest, now).minus(patience);
        return behind.isNegative() ? Duration.ZERO : behind;
    }
}
