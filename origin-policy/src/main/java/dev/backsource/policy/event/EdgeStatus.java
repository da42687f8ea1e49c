package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edge's report of its own state, the value on {@link Topic#EDGE_STATUS}.
 *
 * @param edge the edge's id, also the record's key
 * @param startedAt when the edge's process started
 * @param reportedAt when this report was made
 * @param ready whether it has loaded a snapshot, or read the topic up to the end it saw at start
 * @param routes the number of domains in its routing table
 * @param appliedOffsets by partition of {@link Topic#POLICY_CHANGES}, the offset of the last record it has applied or
 *     rejected, or the last offset before the partition's end at its start if compaction has dropped that record; a
 *     partition it has read nothing of is absent
 * @param rejectedTotal the number of records it has rejected since its start
 * @param rejections the latest of them, oldest first, at most 100
 * @param purgedOffsets by partition of {@link Topic#CACHE_PURGES}, the offset of the last record it has processed; a
 *     partition it has read nothing of is absent
 * @param purgeStartOffsets by partition of {@link Topic#CACHE_PURGES}, the offset from which it reads: earlier purges
 *     never concerned its cache, which was empty then
 * @param purgeRejections the latest records of {@link Topic#CACHE_PURGES} that it rejected, oldest first, at most 100
 * @param snapshotTakenAt the time of the snapshot that it serves from; null when it serves routes read from Kafka
 * @param holdings the served domains as of {@code appliedOffsets}; null while it serves from a snapshot, and from edges
 *     that don't report them
 * @param counters its counters of clients' requests since {@code startedAt}; null from edges that don't report them
 * @param trials the progressive rollouts that it serves, at most {@link TrialReport#MOST}
 * @param hold the records that it holds back; null while it holds none
 */
public record EdgeStatus(
        String edge,
        Instant startedAt,
        Instant reportedAt,
        boolean ready,
        long routes,
        Map<Integer, Long> appliedOffsets,
        long rejectedTotal,
        List<Rejection> rejections,
        Map<Integer, Long> purgedOffsets,
        Map<Integer, Long> purgeStartOffsets,
        List<Rejection> purgeRejections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant snapshotTakenAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EdgeHoldings holdings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EdgeCounters counters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TrialReport> trials,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EdgeHold hold) {

    public EdgeStatus {
        EdgeId.require(edge);
        InvalidValueException.require(startedAt, "startedAt");
        InvalidValueException.require(reportedAt, "reportedAt");
        appliedOffsets = Map.copyOf(appliedOffsets);
        rejections = List.copyOf(rejections);
        purgedOffsets = Map.copyOf(purgedOffsets);
        purgeStartOffsets = Map.copyOf(purgeStartOffsets);
        purgeRejections = List.copyOf(purgeRejections);
        trials = List.copyOf(trials);
        if (trials.size() > TrialReport.MOST) {
            throw new InvalidValueException("trials", "must be at most " + TrialReport.MOST);
        }
    }

    /** A report without holdings, counters, trials and hold. */
    public EdgeStatus(
            String edge,
            Instant startedAt,
            Instant reportedAt,
            boolean ready,
            long routes,
            Map<Integer, Long> appliedOffsets,
            long rejectedTotal,
            List<Rejection> rejections,
            Map<Integer, Long> purgedOffsets,
            Map<Integer, Long> purgeStartOffsets,
            List<Rejection> purgeRejections,
            @Nullable Instant snapshotTakenAt) {
        this(
                edge,
                startedAt,
                reportedAt,
                ready,
                routes,
                appliedOffsets,
                rejectedTotal,
                rejections,
                purgedOffsets,
                purgeStartOffsets,
                purgeRejections,
                snapshotTakenAt,
                null,
                null,
                List.of(),
                null);
    }

    @JsonCreator
    static EdgeStatus read(
            @JsonProperty(value = "edge", required = true) String edge,
            @JsonProperty(value = "startedAt", required = true) Instant startedAt,
            @JsonProperty(value = "reportedAt", required = true) Instant reportedAt,
            @JsonProperty("ready") boolean ready,
            @JsonProperty("routes") long routes,
            @JsonProperty("appliedOffsets") @Nullable Map<Integer, Long> appliedOffsets,
            @JsonProperty("rejectedTotal") long rejectedTotal,
            @JsonProperty("rejections") @Nullable List<Rejection> rejections,
            @JsonProperty("purgedOffsets") @Nullable Map<Integer, Long> purgedOffsets,
            @JsonProperty("purgeStartOffsets") @Nullable Map<Integer, Long> purgeStartOffsets,
            @JsonProperty("purgeRejections") @Nullable List<Rejection> purgeRejections,
            @JsonProperty("snapshotTakenAt") @Nullable Instant snapshotTakenAt,
            @JsonProperty("holdings") @Nullable EdgeHoldings holdings,
            @JsonProperty("counters") @Nullable EdgeCounters counters,
            @JsonProperty("trials") @Nullable List<TrialReport> trials,
            @JsonProperty("hold") @Nullable EdgeHold hold) {
        return new EdgeStatus(
                edge,
                startedAt,
                reportedAt,
                ready,
                routes,
                Objects.requireNonNullElse(appliedOffsets, Map.of()),
                rejectedTotal,
                Objects.requireNonNullElse(rejections, List.of()),
                Objects.requireNonNullElse(purgedOffsets, Map.of()),
                Objects.requireNonNullElse(purgeStartOffsets, Map.of()),
                Objects.requireNonNullElse(purgeRejections, List.of()),
                snapshotTakenAt,
                holdings,
                counters,
                Objects.requireNonNullElse(trials, List.of()),
                hold);
    }

    /** This report with the edge's holdings. */
    public EdgeStatus with(EdgeHoldings held) {
        return with(held, counters, trials, hold);
    }

    /** This report with the edge's counters. */
    public EdgeStatus with(EdgeCounters counted) {
        return with(holdings, counted, trials, hold);
    }

    /** This report with the edge's progressive rollouts. */
    public EdgeStatus with(List<TrialReport> tried) {
        return with(holdings, counters, tried, hold);
    }

    /** This report with the records that the edge holds back. */
    public EdgeStatus with(EdgeHold heldBack) {
        return with(holdings, counters, trials, heldBack);
    }

    private EdgeStatus with(
            @Nullable EdgeHoldings held,
            @Nullable EdgeCounters counted,
            List<TrialReport> tried,
            @Nullable EdgeHold heldBack) {
        return new EdgeStatus(
                edge,
                startedAt,
                reportedAt,
                ready,
                routes,
                appliedOffsets,
                rejectedTotal,
                rejections,
                purgedOffsets,
                purgeStartOffsets,
                purgeRejections,
                snapshotTakenAt,
                held,
                counted,
                tried,
                heldBack);
    }

    /**
     * A record that the edge did not apply: its route stays, or nothing is dropped from its cache.
     *
     * @param partition of {@link Topic#POLICY_CHANGES} or {@link Topic#CACHE_PURGES}
     * @param offset in the partition
     * @param key the record's key as text, null when it had none
     * @param reason the fault of the record
     * @param rejectedAt when the edge met it
     */
    public record Rejection(
            int partition, long offset, @Nullable String key, String reason, Instant rejectedAt) {
        public Rejection {
            InvalidValueException.require(reason, "reason");
            InvalidValueException.require(rejectedAt, "rejectedAt");
        }
    }
}
