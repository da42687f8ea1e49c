package dev.backsource.edge.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory limit for bodies that arrive from origins. It covers the bytes that have arrived and are neither stored
 * nor read by all their readers, and the room for the next read of each body. Bytes are reserved before a body is read,
 * so the limit holds. A part is reserved for new bodies, so that slow readers of earlier ones can't use up all of it.
 * Thread-safe.
 */
public final class BodyBudget {
    /** The share of the limit that is reserved for new bodies. */
    private static final int SHARE_FOR_NEW = 4;

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /**
     * Creates a budget.
     *
     * @param limit in bytes
     */
    public BodyBudget(long limit) {
        this.limit = limit;
    }

    /** The number of bytes reserved. */
    public long held() {
        return held.get();
    }

    /** Whether more than half of the budget is reserved. */
    boolean isShort() {
        return held.get() > limit / 2;
    }

    /** Reserves bytes for a new body; false when there are not enough. */
    boolean begin(long bytes) {
        return take(bytes, limit);
    }

    /** Reserves more bytes for a body; false when there are not enough. */
    boolean grow(long bytes) {
        return take(bytes, limit - limit / SHARE_FOR_NEW);
    }

    /** Adds bytes that arrived beyond the reservation: the rest of one read. */
    void overrun(long bytes) {
        held.addAndGet(bytes);
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }

    /** Never holds more than {@code most}, not even for a moment: that would refuse other bodies that do fit. */
    private boolean take(long bytes, long most) {
        while (true) {
            var before = held.get();
            if (before + bytes > most) {
                return false;
            }
            if (held.compareAndSet(before, before + bytes)) {
                return true;
            }
        }
    }
}
