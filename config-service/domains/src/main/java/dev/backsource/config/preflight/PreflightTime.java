package dev.backsource.config.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time for the pre-flights of one request.
 *
 * @param beganAt of the request
 * @param total for all its pre-flights
 */
public record PreflightTime(Instant beganAt, Duration total) {
    /** The longest wait for one verdict. */
    static final Duration OF_ONE = Duration.ofSeconds(3);

    /** Enough for a change, and for one more verdict where another change came in between. */
    private static final Duration OF_CHANGE = OF_ONE.multipliedBy(2);

    private static final Duration OF_BATCH = Duration.ofSeconds(15);
    private static final Duration LEAST = Duration.ofMillis(100);

    /** For a request that changes one domain. */
    public static PreflightTime ofChange(Clock clock) {
        return new PreflightTime(clock.instant(), OF_CHANGE);
    }

    /** For a request that changes many domains. */
    public static PreflightTime ofBatch(Clock clock) {
        return new PreflightTime(clock.instant(), OF_BATCH);
    }

    /** The longest wait for a verdict that is asked for now; zero when none is worth the question. */
    Duration left(Instant now) {
        var left = total.minus(Duration.between(beganAt, now));
        if (left.compareTo(LEAST) < 0) {
            return Duration.ZERO;
        }
        return left.compareTo(OF_ONE) < 0 ? left : OF_ONE;
    }
}
