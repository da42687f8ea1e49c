package dev.backsource.cli.server;

import java.time.Duration;

/** How long a request may still take, however often it is sent. The server isn't charged with what else takes time meanwhile. */
final class Patience {
    private long end;

    Patience(Duration duration) {
        end = System.nanoTime() + duration.toNanos();
    }

    /** In nanoseconds; 1 where it is over. */
    long left() {
        return Math.max(1, end - System.nanoTime());
    }

    /** Whether there is time left behind a pause. */
    boolean outlasts(Duration pause) {
        return end - System.nanoTime() > pause.toNanos();
    }

    /** @param begun of {@link System#nanoTime}: since when the server hasn't been waited for */
    void dontCountSince(long begun) {
        end += System.nanoTime() - begun;
    }
}
