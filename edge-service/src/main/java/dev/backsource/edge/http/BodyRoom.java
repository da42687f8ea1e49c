package dev.backsource.edge.http;

import org.jspecify.annotations.Nullable;

/**
 * The room of one arriving body in the edge's {@link BodyBudget}: for what is held of it and for one read more, so that
 * the origin is read only while there is room for what that brings. The room for one read is the body's from its beginning
 * to its end: who has read all that came always gets more. To be used by one thread at a time.
 */
public final class BodyRoom {
    /** What one read may bring, in bytes. */
    public static final int READ = 64 * 1024;

    private final BodyBudget budget;
    /** What is still to come as far as is known. */
    private long expected;

    private long held;
    private long taken;
    private boolean over;

    private BodyRoom(BodyBudget budget, long expected) {
        this.budget = budget;
        this.expected = expected;
        this.taken = nextRead();
    }

    /**
     * Room for a body to begin.
     *
     * @param length of the body in bytes, negative when it is not known
     * @return null when the edge holds too much
     */
    public static @Nullable BodyRoom open(BodyBudget budget, long length) {
        var room = new BodyRoom(budget, length < 0 ? Long.MAX_VALUE : length);
        return budget.begin(room.taken) ? room : null;
    }

    /** {@code bytes} of the body have come; they and what is around them, {@code size}, are held from now on. */
    public void hold(long bytes, long size) {
        expected = Math.max(0, expected - bytes);
        held += size;
        if (held > taken) {
            budget.overrun(held - taken);
            taken = held;
        }
    }

    /** {@code size} of what was held is held no more. */
    public void drop(long size) {
        held -= size;
        settle();
    }

    /** Whether there is room for what the next read brings, taking it if need be. */
    public boolean mayRead() {
        var missing = held + nextRead() - taken;
        if (missing > 0 && !over && budget.grow(missing)) {
            taken += missing;
            return true;
        }
        return missing <= 0;
    }

    /** Nothing more comes; what is held goes with {@link #drop}. */
    public void close() {
        over = true;
        settle();
    }

    /** Gives back what is not needed. */
    private void settle() {
        var surplus = taken - held - nextRead();
        if (surplus > 0) {
            budget.give(surplus);
            taken -= surplus;
        }
    }

    private long nextRead() {
        return over ? 0 : Math.min(READ, expected);
    }
}
