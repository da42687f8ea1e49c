package dev.backsource.eventlog.reading;

import java.util.function.LongUnaryOperator;

/**
 * The delay before the next attempt: a random time of up to half a second, and of up to twice as much after each further failure, at most 10 s. So
 * readers that lost the same broker don't reconnect together. For any thread.
 */
final class Backoff {
    private static final long FIRST_MS = 500;
    private static final long MOST_MS = 10_000;
    /** Attempts at once would be of no use. */
    private static final long LEAST_MS = 50;

    private final LongUnaryOperator random;
    private long bound = FIRST_MS;

    /** @param random below a bound */
    Backoff(LongUnaryOperator random) {
        this.random = random;
    }

    synchronized long nextMs() {
        var next = Math.max(LEAST_MS, random.applyAsLong(bound));
        bound = Math.min(MOST_MS, bound * 2);
        return next;
    }

    /** An attempt has succeeded. */
    synchronized void reset() {
        bound = FIRST_MS;
    }
}
