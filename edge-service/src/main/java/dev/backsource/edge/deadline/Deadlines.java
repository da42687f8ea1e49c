package dev.backsource.edge.deadline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines with the same timeout. They are kept in a list in the order they were set, which is also the order in which
 * they are due: setting, moving and removing one changes a few pointers and needs neither a timer nor the clock. The
 * time of a deadline counts from the next call of {@link #expire}, so it never ends early, and late by at most the
 * interval between two calls. For use by one event loop.
 */
public final class Deadlines {
    private final long allowedNanos;
    private @Nullable Deadline first;
    private @Nullable Deadline last;

    public Deadlines(Duration allowed) {
        allowedNanos = allowed.toNanos();
    }

    /** Restarts {@code deadline}, and moves it here from the list it was in. */
    public void set(Deadline deadline) {
        deadline.counts = false;
        if (deadline == last) {
            return;
        }
        drop(deadline);
        deadline.list = this;
        deadline.earlier = last;
        if (last == null) {
            first = deadline;
        } else {
            last.later = deadline;
        }
        last = deadline;
    }

    /** Removes {@code deadline} from the list it is in, if any. */
    public static void drop(Deadline deadline) {
        if (deadline.list != null) {
            deadline.list.unlink(deadline);
        }
    }

    /** Whether no deadline is set. */
    public boolean isEmpty() {
        return first == null;
    }

    /**
     * Expires the deadlines that are due. Must be called periodically.
     *
     * @param now the time, by the same clock at each call
     */
    public void expire(long now) {
        beginToCount(now + allowedNanos);
        for (var due = first; due != null && due.counts && due.dueNanos - now <= 0; due = first) {
            unlink(due);
            due.expired();
        }
    }

    /** Deadlines that were set since the last call are at the end of the list; they are due at {@code nanos}. */
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
