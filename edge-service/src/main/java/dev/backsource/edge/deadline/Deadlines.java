package dev.backsource.edge.deadline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines that all allow the same time, so that the list of them, in the order they were set, is also in the order
 * they are due: setting, moving and dropping one costs a few pointers, no timer and no look at the clock. The time of one
 * counts from the next {@link #expire}, so none ends early, and late by no more than the pause between two. Of one event
 * loop.
 */
public final class Deadlines {
    private final long allowedNanos;
    private @Nullable Deadline first;
    private @Nullable Deadline last;

    public Deadlines(Duration allowed) {
        allowedNanos = allowed.toNanos();
    }

    /** Sets {@code deadline} anew, from now; it leaves the list it was in. */
    public void set(Deadline deadline) {
        drop(deadline);
        deadline.counts = false;
        deadline.list = this;
        deadline.earlier = last;
        if (last == null) {
            first = deadline;
        } else {
            last.later = deadline;
        }
        last = deadline;
    }

    /** Takes {@code deadline} out of the list it is in, if any. */
    public static void drop(Deadline deadline) {
        if (deadline.list != null) {
            deadline.list.unlink(deadline);
        }
    }

    /** Whether nothing is waited for. */
    public boolean isEmpty() {
        return first == null;
    }

    /** To be called now and then: ends those that are due. */
    public void expire() {
        var now = System.nanoTime();
        beginToCount(now + allowedNanos);
        for (var due = first; due != null && due.counts && due.dueNanos - now <= 0; due = first) {
            unlink(due);
            due.expired();
        }
    }

    /** Those that were set since the last time, which are the last in the list, are due at {@code nanos}. */
    private void beginToCount(long nanos) {
        for (var deadline = last; deadline != null && !deadline.counts; deadline = deadline.earlier) {
            deadline.counts = true;
            deadline.dueNanos = nanos;
        }
    }

    private void unlink(Deadline deadline) {
        var earlier = deadline.earlier;
        var later = deadline.later;
        if (earlier == null) {
            first = later;
        } else {
            earlier.later = later;
        }
        if (later == null) {
            last = earlier;
        } else {
            later.earlier = earlier;
        }
        deadline.list = null;
        deadline.earlier = null;
        deadline.later = null;
    }
}
