package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.delivery.Claims.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a receiver after an attempt that it didn't accept.
 *
 * @param failures the number of failed attempts since the last answer that was none of an outage
 * @param failingSince the first of them; null for none
 * @param next the time of the next attempt
 * @param off whether the receiver is given up
 */
record Standing(int failures, @Nullable Instant failingSince, Instant next, boolean off) {
    /**
     * A receiver that refuses a message is reachable, so it isn't failing, and the next message follows at once.
     *
     * @param offAfter the time of failures after which a receiver is given up
     */
    static Standing after(Claim claim, Attempt attempt, Backoff backoff, Duration offAfter, Instant now) {
        if (attempt.outcome() == Attempt.Outcome.REFUSED) {
            return new Standing(0, null, now, false);
        }
        var failures = claim.failures() + 1;
        var since = Objects.requireNonNullElse(claim.failingSince(), now);
        var off = attempt.outcome() == Attempt.Outcome.GONE
                || !since.plus(offAfter).isAfter(now);
        return new Standing(failures, since, backoff.next(failures, attempt.retryAfter(), now), off);
    }
}
