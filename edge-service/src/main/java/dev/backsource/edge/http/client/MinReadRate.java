package dev.backsource.edge.http.client;

import dev.backsource.edge.ClientSettings;
import java.time.Duration;

/**
 * The slowest pace at which a client may read a response. The unread part is kept in memory, so there are two limits:
 * on the time without any progress, and on the average rate over all the time for which the edge had to wait.
 *
 * @param idleNanos how long the client may read nothing
 * @param graceNanos how long the client may keep the edge waiting in total before its rate counts
 * @param bytesPerSecond the minimum rate; 0 for none
 */
record MinReadRate(long idleNanos, long graceNanos, long bytesPerSecond) {
    private static final long SECOND = 1_000_000_000;

    static MinReadRate of(ClientSettings settings) {
        return new MinReadRate(
                settings.idleTimeout().toNanos(),
                settings.minRateAfter().toNanos(),
                settings.minRate().asLongValue());
    }

    /** The interval of checks of the clients that keep the edge waiting. */
    Duration check() {
        return Duration.ofNanos(Math.max(1, Math.min(idleNanos, graceNanos)));
    }

    /**
     * Whether to wait for a client any longer.
     *
     * @param bytes given to the client
     * @param waitedNanos earlier waits
     * @param waitingNanos the current wait
     */
    boolean isKept(long bytes, long waitedNanos, long waitingNanos) {
        var all = waitedNanos + waitingNanos;
        return waitingNanos < idleNanos
                && (bytesPerSecond == 0 || all < graceNanos || bytes >= (double) all / SECOND * bytesPerSecond);
    }
}
