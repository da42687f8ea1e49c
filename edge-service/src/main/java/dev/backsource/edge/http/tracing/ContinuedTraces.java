package dev.backsource.edge.http.tracing;

import java.util.function.LongSupplier;

/**
 * The limit of continued traces, 100 in a second for the whole edge: a trusted proxy may pass on what its own clients say of sampling. Thread-safe.
 */
final class ContinuedTraces {
    static final int PER_SECOND = 100;

    private static final long SECOND = 1_000_000_000;

    private final LongSupplier nanoTime;
    private long begunNanos;
    private int admitted;

    ContinuedTraces(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begunNanos = nanoTime.getAsLong();
    }

    /** Whether one more may be continued. */
    boolean admit() {
        return admit(nanoTime.getAsLong());
    }

    private synchronized boolean admit(long now) {
        if (now - begunNanos >= SECOND) {
            begunNanos = now;
            admitted = 0;
        }
        if (admitted == PER_SECOND) {
            return false;
        }
        admitted++;
        return true;
    }
}
