package dev.backsource.edge.http;

import dev.backsource.edge.transport.ReadSize;
import org.jspecify.annotations.Nullable;

/**
 * The reservation of one arriving body in the edge's {@link BodyBudget}: for the part of the body in memory and for the
 * next read, so that the edge reads from the origin only while there is room for the result. While the budget is short,
 * and while nothing arrives, the next read is the smallest possible; room for that is reserved until the body ends, so
 * a reader that has taken everything always gets more. Thread-safe, but arrivals are reported by the event loop of the
 * connection.
 */
public final class BodyReservation {
    private final BodyBudget budget;
    private final ReadSize reads;
    // All fields below are guarded by the lock of this room.
    /** How much is still to arrive, as far as known. */
    private long expected;

    /** The size of the next read, as last reported. */
    private int next;

    private long held;
    private long taken;
    /** Whether something has arrived, or the body has begun, since the last {@link #look}. */
    private boolean arriving = true;

    private boolean over;

    private BodyReservation(BodyBudget budget, long expected, ReadSize reads) {
        this.budget = budget;
        this.expected = expected;
        this.reads = reads;
        this.next = reads.next();
    }

    /** Reserves room for a body of {@code length} bytes; null when there is none. */
    static @Nullable BodyReservation open(BodyBudget budget, long length, ReadSize reads) {
        var room = new BodyReservation(budget, length < 0 ? Long.MAX_VALUE : length, reads);
        return room.begin() ? room : null;
    }

    /** Called once, before any other code has the room. */
    private boolean begin() {
        if (takeForNext()) {
            return true;
        }
        shrink();
        taken = nextRead();
        return budget.begin(taken);
    }

    /**
     * Adds {@code bytes} that have arrived, for which {@code size} bytes of memory, including overhead, are kept from
     * now on.
     */
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

    /** Releases {@code size} bytes that are no longer kept. */
    public synchronized void drop(long size) {
        held -= size;
        settle();
    }

    /** Whether there is room for the next read; reserves it if necessary. */
    public synchronized boolean mayRead() {
        return !over && takeForNext();
    }

    /** Ends the arrival; {@link #drop} releases the bytes that are still kept. */
    public synchronized void close() {
        over = true;
        settle();
    }

    /** Makes the next read small if nothing has arrived since the last call; false when nothing more will arrive. */
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

    /** Returns the surplus to the budget. */
    private void settle() {
        var surplus = taken - held - nextRead();
        if (surplus > 0) {
            budget.give(surplus);
            taken -= surplus;
        }
    }

    /**
     * The bytes for the next read, never less than for the smallest read: a body without room for that waits until
     * others release theirs.
     */
    private long nextRead() {
        return over ? 0 : Math.min(Math.max(next, reads.least()), expected);
    }
}
