package dev.backsource.edge.http;

import dev.backsource.edge.transport.ReadSize;
import org.jspecify.annotations.Nullable;

/**
 * The room of one arriving body in the edge's {@link BodyBudget}: for what is held of it and for one more read, so that the origin is
 * read only while there is room for what that brings. While the budget is short, and while nothing arrives, that is the smallest
 * read, whose room is reserved for the whole life of the body: a reader that has taken everything always gets more. Any thread uses
 * it, but the event loop of the connection reports what arrives.
 */
public final class BodyRoom {
    private final BodyBudget budget;
    private final ReadSize reads;
    // All below: read and written only under the lock of this room.
    /** What is still to come, as far as known. */
    private long expected;

    /** What the next read may bring, as it was told last. */
    private int next;

    private long held;
    private long taken;
    /** Whether something came, or the body began, since the last {@link #look}. */
    private boolean arriving = true;

    private boolean over;

    private BodyRoom(BodyBudget budget, long expected, ReadSize reads) {
        this.budget = budget;
        this.expected = expected;
        this.reads = reads;
        this.next = reads.next();
    }

    /** Room for a body of {@code length} to begin; null when there is none. */
    static @Nullable BodyRoom open(BodyBudget budget, long length, ReadSize reads) {
        var room = new BodyRoom(budget, length < 0 ? Long.MAX_VALUE : length, reads);
        return room.begin() ? room : null;
    }

    private synchronized boolean begin() {
        if (takeForNext()) {
            return true;
        }
        shrink();
        taken = nextRead();
        return budget.begin(taken);
    }

    /** {@code bytes} of the body have come, of which {@code size}, with what is around them, is held from now on. */
    public synchronized void hold(long bytes, long size) {
        arriving = true;
        expected = Math.max(0, expected - bytes);
        held += size;
        next = reads.next();
        if (!takeForNext()) {
            shrink();
            if (!takeForNext() && held > taken) {
                budget.overrun(held - taken);
                taken = held;
            }
        }
        settle();
    }

    /** {@code size} of what was held is held no more. */
    public synchronized void drop(long size) {
        held -= size;
        settle();
    }

    /** Whether there is room for what the next read brings, taking it if need be. */
    public synchronized boolean mayRead() {
        return !over && takeForNext();
    }

    /** Nothing more comes; what is held goes with {@link #drop}. */
    public synchronized void close() {
        over = true;
        settle();
    }

    /** Reads little next if nothing came since this was called last; false when nothing more comes. */
    synchronized boolean look() {
        if (!over && !arriving) {
            shrink();
            settle();
        }
        arriving = false;
        return !over;
    }

    private void shrink() {
        if (next > reads.least()) {
            reads.shrink();
            next = reads.least();
        }
    }

    private boolean takeForNext() {
        var missing = held + nextRead() - taken;
        if (missing > 0 && !budget.grow(missing)) {
            return false;
        }
        taken += Math.max(0, missing);
        return true;
    }

    /** Gives back what is not needed. */
    private void settle() {
        var surplus = taken - held - nextRead();
        if (surplus > 0) {
            budget.give(surplus);
            taken -= surplus;
        }
    }

    /** Never less than the smallest read: a body without room for that waits until others give theirs back. */
    private long nextRead() {
        return over ? 0 : Math.min(Math.max(next, reads.least()), expected);
    }
}
