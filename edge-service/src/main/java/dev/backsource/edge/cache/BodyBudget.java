package dev.backsource.edge.cache;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the edge may hold of bodies that are arriving, or that not all who read them have read. Beyond it bodies
 * are streamed past the cache, so that many large responses at once, or many slow clients, don't fill the heap. Any
 * thread uses it.
 */
final class BodyBudget {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /** A budget of {@code limit} bytes. */
    BodyBudget(long limit) {
        this.limit = limit;
    }

    /** {@code bytes} more are held; fewer when negative. */
    void hold(long bytes) {
        held.addAndGet(bytes);
    }

    long held() {
        return held.get();
    }

    /** Whether nothing more should be kept than has to be. */
    boolean isExceeded() {
        return held.get() > limit;
    }
}
