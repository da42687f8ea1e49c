package dev.backsource.cli.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a request may still take, however often it is sent. The server isn't charged with what else takes time meanwhile. */
final class Patience {
    private final LongSupplier nanoTime;
    private long end;

    /** @param nanoTime the clock, as {@link System#nanoTime} is one */
    Patience(Duration duration, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + duration.toNanos();
    }

    /** In nanoseconds; 1 where it is over. */
    long left() {
        return Math.max(1, end - nanoTime.getAsLong());
    }

    /** Whether there is time left behind a pause. */
    boolean outlasts(Duration pause) {
        return end - nanoTime.getAsLong() > pause.toNanos();
    }

    /** @param begun by the clock: since when the server hasn't been waited for */
    void dontCountSince(long begun) {
        end += nanoTime.getAsLong() - begun;
    }
}
