package dev.backsource.config.masschange;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The changes that this instance may make before it counts again. A count costs a microsecond for each domain of the last minute, so where these are few, one
 * count is enough for many changes: an eighth of what is missing to half the limit. As every instance counts all, eight of them together don't get beyond it.
 */
final class Allowance {
    /** With less, changes take turns, and each is counted. */
    static final long LEAST_LIMIT = 128;

    private static final long PARTS = 8;

    private final AtomicLong left = new AtomicLong();

    /** Takes a change from the allowance; false where it has to be counted. */
    boolean take(long limit) {
        return limit >= LEAST_LIMIT && left.getAndUpdate(present -> Math.max(0, present - 1)) > 0;
    }

    /**
     * Begins anew.
     *
     * @param recent the number of domains that count at all instances
     */
    void renew(long recent, long limit) {
        left.set(Math.max(0, (limit / 2 - recent) / PARTS));
    }
}
