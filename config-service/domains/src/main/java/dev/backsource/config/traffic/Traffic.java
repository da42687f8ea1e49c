package dev.backsource.config.traffic;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's recent traffic: columns with one row for each step, the oldest first. The current step is not among them.
 *
 * @param since the beginning of this instance's memory, which reaches back up to three hours
 * @param stepSeconds the length of a step
 * @param times the beginning of each step
 * @param edges the number of edges that reported the step; the other columns are sums over them
 * @param edgesLeftOut whether there are more edges than are remembered, which these numbers then leave out
 * @param requestsPerSecond of answered requests; null for a step without reports
 * @param hitRatio the share of cache look-ups that needed no origin, from 0 to 1; null for a step without look-ups or reports
 * @param originErrors failed back-to-origin requests, by kinds that occurred
 * @param lags the present lag of each edge, by its last report
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
     * @param perSecond null for a step without reports
     */
    public record OriginErrors(String error, List<@Nullable Double> perSecond) {}

    /**
     * The rollout times of changes, from their commit until this service knew that every reachable edge has processed them.
     *
     * @param changes the number of rollouts that ended in the step
     * @param medianMs null where there were none
     * @param longestMs null where there were none
     * @param pending the number of pending changes now
     * @param oldestPendingMs the age of the oldest of them; null when there is none
     */
    public record RolloutColumns(
            List<Integer> changes,
            List<@Nullable Long> medianMs,
            List<@Nullable Long> longestMs,
            int pending,
            @Nullable Long oldestPendingMs) {}

    /**
     * The lag of an edge.
     *
     * @param changes the number of changes that the edge has yet to process, as far as it is known; null when nothing is known
     * @param oldestMs the time since the oldest of them was committed; null when there is none
     */
    public record EdgeLag(
            String edge,
            LagState state,
            @Nullable Integer changes,
            @Nullable Long oldestMs) {}

    /** The knowledge about the lag of an edge. */
    public enum LagState {
        /** The exact number of changes is known. */
        KNOWN,
        /** There are further changes that this instance has forgotten, or that are from before its reading. */
        AT_LEAST,
        /** The edge no longer reports. */
        SILENT,
        /** The edge lacks changes from before this instance's reading, or this instance has read nothing yet. */
        UNKNOWN
    }
}
