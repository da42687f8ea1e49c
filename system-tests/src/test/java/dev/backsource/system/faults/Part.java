package dev.backsource.system.faults;

import dev.backsource.testing.service.Signals;

/** A process of the stack that can die and stand still. */
interface Part {
    /** As in logs: {@code edge-1}. */
    String name();

    ProcessHandle process();

    /** Ends it without warning, as {@code kill -9} does. */
    void kill();

    /** Starts it again after {@link #kill()}, and waits until it is ready. */
    void restart();

    /** Lets it stand still, its connections open. */
    default void freeze() {
        Signals.stop(process());
    }

    /** Lets it go on after {@link #freeze()}. */
    default void thaw() {
        Signals.goOn(process());
    }
}
