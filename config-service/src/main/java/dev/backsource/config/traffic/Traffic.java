package dev.backsource.config.traffic;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fleet did lately: columns with one row for each step, the oldest first. The step that is going on is not among them.
 *
 * @param since from when on this instance knows; it remembers up to three hours
 * @param stepSeconds how long a step is
 * @param times when each step began
 * @param edges how many edges have told of the step; the other columns are of them
 * @param edgesLeftOut whether there are more edges than are remembered, which these numbers then leave out
 * @param requestsPerSecond requests that they answered; null where none told
 * @param hitRatio of the requests that the cache was asked for, the part that took no origin, from 0 to 1; null where there were
 *     none or none told
 * @param originErrors failed back-to-origin requests, by kinds that occurred
 * @param lags how far each edge is behind now, by its last report
 */
public record Traffic(
        Instant since,
        int stepSeconds,
        List<Instant> times,
        List<Integer> edges,
        boolean edgesLeftOut,
        List<@Nullable Double> requestsPerSecond,
        List<@Nullable Double> hitRatio,
        List<OriginErrors> originErrors,
        RolloutColumns rollouts,
        List<EdgeLag> lags) {

    /**
     * Errors of one kind.
     *
     * @param error the error type of RFC 9209
     * @param perSecond null where no edge told
     */
    public record OriginErrors(String error, List<@Nullable Double> perSecond) {}

    /**
     * How long changes took from their commit until it was heard that every reachable edge has dealt with them.
     *
     * @param changes how many came to their end in the step
     * @param medianMs null where there were none
     * @param longestMs null where there were none
     * @param pending how many are under way now
     * @param oldestPendingMs how long the oldest of them has been; null when there is none
     */
    public record RolloutColumns(
            List<Integer> changes,
            List<@Nullable Long> medianMs,
            List<@Nullable Long> longestMs,
            int pending,
            @Nullable Long oldestPendingMs) {}

    /**
     * How far an edge is behind.
     *
     * @param changes that the edge has yet to deal with, as many as are known; null when nothing is known of it
     * @param oldestMs how long ago the oldest of them was committed; null when there is none
     */
    public record EdgeLag(
            String edge,
            LagState state,
            @Nullable Integer changes,
            @Nullable Long oldestMs) {}

    /** What is known of how far an edge is behind. */
    public enum LagState {
        /** By exactly so many changes. */
        KNOWN,
        /** By so many changes and more that this instance doesn't remember, or that are from before it reads. */
        AT_LEAST,
        /** The edge doesn't report any more. */
        SILENT,
        /** By changes from before this instance reads, or it has read nothing yet. */
        UNKNOWN
    }
}
