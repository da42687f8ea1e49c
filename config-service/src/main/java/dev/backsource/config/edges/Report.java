package dev.backsource.config.edges;

import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * What an edge last said, and when.
 *
 * @param heardAt when it said so by its own clock, but not later than this service heard it: an edge whose clock is ahead isn't
 *     believed to have spoken yet to come
 */
public record Report(EdgeStatus status, Instant heardAt) {
    /** A time before 1970 is no clock's, and too long ago for a number of milliseconds: 1970 stands for it. */
    public static Report of(EdgeStatus status, Instant receivedAt) {
        var reportedAt = status.reportedAt();
        if (reportedAt.isBefore(Instant.EPOCH)) {
            return new Report(status, Instant.EPOCH);
        }
        return new Report(status, reportedAt.isBefore(receivedAt) ? reportedAt : receivedAt);
    }

    /** Never negative. */
    public Duration age(Instant now) {
        var age = Duration.between(heardAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether its edge counts as unreachable, which it does when the report is older than {@code silence}. */
    public boolean isSilent(Duration silence, Instant now) {
        return age(now).compareTo(silence) > 0;
    }
}
