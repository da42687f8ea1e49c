package dev.backsource.edge.http.client;

import dev.backsource.edge.ClientSettings;
import java.time.Duration;

/**
 * How slowly a client may read a response. What it has not read is held for it, so there are two limits: on the time without any
 * progress, and a minimum rate over all the time for which the edge had to wait.
 *
 * @param idleNanos for how long it may take nothing
 * @param graceNanos for how long it may keep the edge waiting altogether before its rate counts
 * @param bytesPerSecond the least rate; 0 for any
 */
record Pace(long idleNanos, long graceNanos, long bytesPerSecond) {
    private static final long SECOND = 1_000_000_000;

    static Pace of(ClientSettings settings) {
        return new Pace(
                settings.idleTimeout().toNanos(),
                settings.minRateAfter().toNanos(),
                settings.minRate().asLongValue());
    }

    /** How often those who keep the edge waiting are to be looked at. */
    Duration check() {
        return Duration.ofNanos(Math.max(1, Math.min(idleNanos, graceNanos)));
    }

    /**
     * Whether a client is waited for any longer.
     *
     * @param bytes that it was given
     * @param waitedNanos for which it was waited for before
     * @param waitingNanos for which it has been waited for now
     */
    boolean isKept(long bytes, long waitedNanos, long waitingNanos) {
        var all = waitedNanos + waitingNanos;
        return waitingNanos < idleNanos
                && (bytesPerSecond == 0 || all < graceNanos || bytes >= (double) all / SECOND * bytesPerSecond);
    }
}
