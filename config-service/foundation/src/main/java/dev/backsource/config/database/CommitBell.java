package dev.backsource.config.database;

import jakarta.inject.Singleton;

/**
 * Rings once a transaction has committed, which wakes the relay of the outbox. Correctness doesn't depend on the bell: if nobody hears it, the relay
 * finds the event at its next poll of the outbox.
 */
@Singleton
public final class CommitBell {
    private static final Runnable UNHEARD = () -> {};

    private volatile Runnable listener = UNHEARD;

    /** Reports that there may be events to publish. */
    public void ring() {
        listener.run();
    }

    /** Registers the listener, which is called on whichever thread rings. */
    public void heardBy(Runnable listener) {
        this.listener = listener;
    }

    /** Removes the listener. */
    public void unheard() {
        listener = UNHEARD;
    }
}
