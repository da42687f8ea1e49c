package dev.backsource.edge.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes that the edge holds of bodies arriving from origins: what has come and is neither stored nor taken by all its
 * readers, and what one more read of each may bring. Room is taken before a body is read, so that the limit holds; a part of it is
 * reserved for new bodies, so that slow readers of earlier ones can't take it all. Any thread uses it.
 */
public final class BodyBudget {
    /** The share of the limit that is reserved for new bodies. */
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

    /** Counts what came beyond the room that was taken: the rest of one read. */
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
