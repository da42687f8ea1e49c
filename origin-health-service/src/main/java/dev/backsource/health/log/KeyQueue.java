package dev.backsource.health.log;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The unsent records of one key, in order; the first of them may be underway. Bounded: a record takes the place of a
 * waiting one with the same slot, and beyond {@value #MAX_WAITING} the two oldest waiting ones go, which for alerts are
 * the end of one and the start of the next that nobody has seen.
 */
final class KeyQueue {
    static final int MAX_WAITING = 16;

    private final int partition;
    private final Deque<OutgoingRecord> waiting = new ArrayDeque<>();
    private @Nullable OutgoingRecord underway;

    KeyQueue(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    void add(OutgoingRecord outgoing) {
        waiting.removeIf(other -> other.slot().equals(outgoing.slot()));
        waiting.add(outgoing);
        if (waiting.size() > MAX_WAITING) {
            waiting.remove();
            waiting.remove();
        }
    }

    /** The record to send now, which then is underway; null when one is already or none waits. */
    @Nullable
    OutgoingRecord next() {
        if (underway != null) {
            return null;
        }
        underway = waiting.poll();
        return underway;
    }

    /** The record underway was written. */
    void sent() {
        underway = null;
    }

    /** The record underway was not written; it is the next again, unless a newer one has taken its slot. */
    void failed() {
        var unsent = underway;
        underway = null;
        if (unsent != null && waiting.stream().noneMatch(other -> other.slot().equals(unsent.slot()))) {
            waiting.addFirst(unsent);
        }
    }

    /** Drops the waiting records. */
    void drop() {
        waiting.clear();
    }

    boolean isUnderway() {
        return underway != null;
    }

    boolean isEmpty() {
        return underway == null && waiting.isEmpty();
    }
}
