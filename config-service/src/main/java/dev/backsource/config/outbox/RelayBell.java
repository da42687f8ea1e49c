package dev.backsource.config.outbox;

import jakarta.inject.Singleton;

/**
 * Wakes the relay once a transaction has committed. Nothing hangs on it: what a bell that nobody hears doesn't tell, the
 * relay finds when it looks at the outbox by itself.
 */
@Singleton
public final class RelayBell {
    private static final Runnable UNHEARD = () -> {};

    private volatile Runnable listener = UNHEARD;

    /** Says that there may be something to publish. */
    public void ring() {
        listener.run();
    }

    /** From now on {@code listener} is told, on whichever thread rings. */
    public void heardBy(Runnable listener) {
        this.listener = listener;
    }

    /** From now on nobody is told. */
    public void unheard() {
        listener = UNHEARD;
    }
}
