package dev.backsource.config.database;

import java.util.concurrent.atomic.AtomicLong;

/** The order of concurrent readings of the same rows into memory: of two, the one that began earlier may be the older one, and may end later. */
public final class ReadingOrder {
    private final AtomicLong begun = new AtomicLong();
    /** The last reading whose rows were taken; guarded by this. */
    private long taken;

    /** The number of a reading that begins now, and knows all that is committed by now. */
    public long begin() {
        return begun.incrementAndGet();
    }

    /** Runs {@code take} of what {@code reading} has read, unless the rows of a later one were taken; one at a time. */
    public synchronized void take(long reading, Runnable take) {
        if (reading > taken) {
            taken = reading;
            take.run();
        }
    }
}
