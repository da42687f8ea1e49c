package dev.backsource.config.rollout;

import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * What an edge last said, and when.
 *
 * @param heardAt when it said so by its own clock, but not later than this service heard it: an edge whose clock is ahead isn't
 *     believed to have spoken yet to come
 */
record Report(EdgeStatus status, Instant heardAt) {
    static Report of(EdgeStatus status, Instant receivedAt) {
        var reportedAt = status.reportedAt();
        return new Report(status, reportedAt.isBefore(receivedAt) ? reportedAt : receivedAt);
    }

    /** Never negative. */
    Duration age(Instant now) {
        var age = Duration.between(heardAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
