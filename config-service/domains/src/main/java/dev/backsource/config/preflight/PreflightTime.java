package dev.backsource.config.preflight;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time for the pre-flights of one request, which begins with the first question, and the ports that took much of it. Thread-safe. */
public final class PreflightTime {
    /** The longest wait for one verdict. */
    static final Duration OF_ONE = Duration.ofSeconds(3);

    /** A prober takes 2.5 s where an origin doesn't respond. */
    private static final Duration LEAST = Duration.ofMillis(2_700);

    /** Enough for a change, and for one more verdict where another change came in between. */
    private static final Duration OF_CHANGE = OF_ONE.multipliedBy(2);

    private static final Duration OF_BATCH = Duration.ofSeconds(15);

    private final Duration total;
    private final SlowPorts slow = new SlowPorts();
    private @Nullable Instant beganAt;

    private PreflightTime(Duration total) {
        this.total = total;
    }

    /** For a request that changes one domain. */
    public static PreflightTime ofChange() {
        return new PreflightTime(OF_CHANGE);
    }

    /** For a request that changes many domains. */
    public static PreflightTime ofBatch() {
        return new PreflightTime(OF_BATCH);
    }

    /** The wait for a verdict that is asked for now; zero when it is too short for a prober whose origins don't respond. */
    synchronized Duration left(Instant now) {
        if (beganAt == null) {
            beganAt = now;
        }
        var left = total.minus(Duration.between(beganAt, now));
        if (left.compareTo(LEAST) < 0) {
            return Duration.ZERO;
        }
        return left.compareTo(OF_ONE) < 0 ? left : OF_ONE;
    }

    /** The results of this request that took much time. */
    SlowPorts slow() {
        return slow;
    }
}
