package dev.backsource.edge.deadline;

import org.jspecify.annotations.Nullable;

/** An operation that must make progress in time. The fields belong to {@link Deadlines}. */
public abstract class Deadline {
    @Nullable
    Deadlines list;

    @Nullable
    Deadline earlier;

    @Nullable
    Deadline later;

    long dueNanos;
    /** Whether the time has started to count; {@code dueNanos} is valid only then. */
    boolean counts;

    /** Called on the event loop when the time is over. */
    protected abstract void expired();
}
