package dev.backsource.cli.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time left for a request, however often it is sent. Time spent on other work meanwhile doesn't count against the server. */
final class RequestDeadline {
    private final LongSupplier nanoTime;
    private long end;

    /** @param nanoTime the clock, as {@link System#nanoTime} is one */
    RequestDeadline(Duration duration, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + duration.toNanos();
    }

    /** The time left, in nanoseconds; 1 where it is over. */
    long left() {
        return Math.max(1, end - nanoTime.getAsLong());
    }

    /** Whether there is time left after a pause. */
    boolean outlasts(Duration pause) {
        return end - nanoTime.getAsLong() > pause.toNanos();
    }

    /** @param begun by the clock: the beginning of the time not spent waiting for the server */
    void dontCountSince(long begun) {
        end += nanoTime.getAsLong() - begun;
    }
}
