package dev.backsource.config.edges;

import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * An edge's last report, and its time.
 *
 * @param heardAt the report's time by the edge's own clock, but not later than its arrival: a clock that is ahead isn't trusted
 */
public record EdgeReport(EdgeStatus status, Instant heardAt) {
    /** A time before 1970 is no clock's, and its number of milliseconds would be out of range: 1970 stands for it. */
    public static EdgeReport of(EdgeStatus status, Instant receivedAt) {
        var reportedAt = status.reportedAt();
        if (reportedAt.isBefore(Instant.EPOCH)) {
            return new EdgeReport(status, Instant.EPOCH);
        }
        return new EdgeReport(status, reportedAt.isBefore(receivedAt) ? reportedAt : receivedAt);
    }

    /** Never negative. */
    public Duration age(Instant now) {
        var age = Duration.between(heardAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether the edge is unreachable, its report being older than {@code silence}. */
    public boolean isSilent(Duration silence, Instant now) {
        return now.isAfter(reachableUntil(silence));
    }

    /** The time behind which the edge {@linkplain #isSilent is unreachable} unless it has reported again. */
    public Instant reachableUntil(Duration silence) {
        return heardAt.plus(silence);
    }
}
