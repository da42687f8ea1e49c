package dev.backsource.config.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One domain's recent traffic: columns with one row for each step, the oldest first. The current step is not among them. Rates are sums over the edges
 * that reported the step.
 *
 * @param since from when on figures may be there: this instance's start, or the time at which the domain came to a team that the caller sees
 * @param stepSeconds the length of a step
 * @param times the beginning of each step
 * @param edges the number of edges that reported the step
 * @param requestsPerSecond of answered requests, refused and failed ones included; null for a step without reports
 * @param clientErrorsPerSecond of responses of the status 400 to 499
 * @param serverErrorsPerSecond of responses of the status 500 to 599
 * @param hitRatio the share of cache look-ups that needed no origin, from 0 to 1; null for a step without look-ups or reports
 * @param originErrors responses that failed because of an origin, by gates that occurred
 * @param firstByte the time from a request's arrival to the first byte of its response
 * @param whole the time from a request's arrival to the end of its response
 * @param bucketLimitsMs the upper limits of the buckets in which durations are counted, ascending: the real quantile lies between the limits around
 *     the given one, so it may be lower or higher; durations above the last limit count as that limit
 * @param requested whether edges report the domain now however few requests it has; if not, too many others are requested
 * @param reports the present report of each edge
 * @param changes the revisions of the domain in that time, the newest first, at most {@value #MAX_CHANGES}
 */
public record DomainTraffic(
        String domain,
        Instant since,
        int stepSeconds,
        List<Instant> times,
        List<Integer> edges,
        List<@Nullable Double> requestsPerSecond,
        List<@Nullable Double> clientErrorsPerSecond,
        List<@Nullable Double> serverErrorsPerSecond,
        List<@Nullable Double> hitRatio,
        List<GateErrors> originErrors,
        Quantiles firstByte,
        Quantiles whole,
        List<Double> bucketLimitsMs,
        boolean requested,
        List<EdgeFigures> reports,
        List<Change> changes) {
    static final int MAX_CHANGES = 50;

    /**
     * Errors at one gate.
     *
     * @param gate of findings, such as {@code tcp} or {@code certificate-name}; {@code other} for failures at none, such as a limit of the edge
     * @param perSecond null for a step without reports
     */
    public record GateErrors(String gate, List<@Nullable Double> perSecond) {}

    /**
     * Durations in milliseconds, interpolated within the bucket that has the quantile, as if its durations were spread evenly; null for a step without responses.
     *
     * @param p50Ms the median
     */
    public record Quantiles(List<@Nullable Double> p50Ms, List<@Nullable Double> p99Ms) {}

    /**
     * The present report of an edge.
     *
     * @param reportAgeMs the age of its last report of figures; absent without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EdgeFigures(
            String edge, ReportState state, @Nullable Long reportAgeMs) {}

    /** What an edge reports of the domain. */
    public enum ReportState {
        /** Its figures. */
        REPORTED,
        /** Nothing, and all domains with requests are in the report: the domain has none there. */
        NO_REQUESTS,
        /** Nothing, since the report leaves out domains. */
        NOT_AMONG_THE_BUSIEST,
        /** The edge no longer reports. */
        SILENT,
        /** This instance has no report of figures from the edge yet, or doesn't keep all of its last one. */
        UNKNOWN
    }

    /**
     * A revision.
     *
     * @param changedBy absent when the change names nobody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            long revision, Instant changedAt, @Nullable String changedBy) {}
}
