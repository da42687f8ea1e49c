package dev.backsource.edge.deadline;

import org.jspecify.annotations.Nullable;

/** Something that must go on before a moment; see {@link Deadlines}, whose fields these are. */
public abstract class Deadline {
    @Nullable
    Deadlines list;

    @Nullable
    Deadline earlier;

    @Nullable
    Deadline later;

    long dueNanos;
    /** Whether its time has begun, and with it what {@code dueNanos} says. */
    boolean counts;

    /** Called by the event loop when the moment has passed. */
    protected abstract void expired();
}
