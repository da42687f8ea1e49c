package dev.backsource.edge.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the edge may hold of bodies that arrive from origins: what has come and not been stored, or not been
 * taken by all who read it, and what one read more of each may bring. Room is taken before a body is read, so the limit is
 * one; a part of it is kept for bodies that begin, so that those who read slowly what has begun don't take all.
 * Any thread uses it.
 */
public final class BodyBudget {
    /** The share of the limit that bodies can't grow into. */
    private static final int SHARE_FOR_NEW = 4;

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /** A budget of {@code limit} bytes. */
    public BodyBudget(long limit) {
        this.limit = limit;
    }

    /** Bytes taken. */
    public long held() {
        return held.get();
    }

    /** Whether more than half is taken. */
    boolean isShort() {
        return held.get() > limit / 2;
    }

    /** Room for a body to begin with; false when there is none. */
    boolean begin(long bytes) {
        return take(bytes, limit);
    }

    /** Room for more of a body; false when there is none. */
    boolean grow(long bytes) {
        return take(bytes, limit - limit / SHARE_FOR_NEW);
    }

    /** Counts what has come beyond the room there was: the rest of one read. */
    void overrun(long bytes) {
        held.addAndGet(bytes);
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }

    private boolean take(long bytes, long most) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }
}
