package dev.backsource.health.watch;

import dev.backsource.health.probe.PortVerdict;
import dev.backsource.policy.event.PortState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of the probes of several ports.
 *
 * @param latest when the latest of them ended, or was to begin; null when there are no ports
 * @param measuredAt a time since which all known states were measured; null when there are none
 */
record ProbeTimes(@Nullable Instant latest, @Nullable Instant measuredAt) {
    static final ProbeTimes NONE = new ProbeTimes(null, null);

    static ProbeTimes of(PortVerdict verdict) {
        return new ProbeTimes(verdict.probedAt(), verdict.state() == PortState.UNKNOWN ? null : verdict.measuredAt());
    }

    /** Those of the ports of both. */
    ProbeTimes and(ProbeTimes other) {
        return new ProbeTimes(later(latest, other.latest), earlier(measuredAt, other.measuredAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
