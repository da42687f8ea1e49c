package dev.backsource.config.edges;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An edge by its last report.
 *
 * @param edge its id
 * @param reportedAt when it last reported, by its own clock
 * @param routes the number of domains that it routes; null for a caller who doesn't see all domains, as every other count
 * @param rejectedTotal the number of records of policy changes that it has rejected since it started
 * @param rejections the latest of them, oldest first
 * @param purgeRejections the latest purges that it has rejected, oldest first
 * @param reportAgeMs the time since this service last received its report, in milliseconds
 * @param ignoredTotal the number of records of policy changes that it has ignored since it started; null when it doesn't report it
 * @param deviations domains whose state at the edge differs from their latest record, the latest last; null when it doesn't report them
 * @param refusedReports the number of reports in its name that were refused since this instance started; absent when none
 * @param refusedReason the reason of the latest of these refusals
 * @param snapshotTakenAt the time of the snapshot that it serves from; null when it serves from the topic
 * @param hold the records that it holds back; absent while it holds none, and for a caller who doesn't see all domains
 * @param troubles its troubles, the worst first; those of an unreachable edge are as of its last report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Edge(
        String edge,
        EdgeState state,
        Instant startedAt,
        Instant reportedAt,
        long reportAgeMs,
        @Nullable Long routes,
        @Nullable Long rejectedTotal,
        List<EdgeStatus.Rejection> rejections,
        List<EdgeStatus.Rejection> purgeRejections,
        @Nullable Long ignoredTotal,
        @Nullable List<Deviation> deviations,
        @Nullable Long refusedReports,
        @Nullable String refusedReason,
        @Nullable Instant snapshotTakenAt,
        @Nullable HeldRecords hold,
        List<EdgeTrouble> troubles) {

    static Edge of(EdgeReport heard, EdgeState state, @Nullable RefusedReports refused, Instant now) {
        var report = heard.status();
        var holdings = report.holdings();
        var deviations = holdings == null ? null : holdings.deviations();
        var refusedReports = refused == null ? null : refused.count();
        return new Edge(
                report.edge(),
                state,
                report.startedAt(),
                report.reportedAt(),
                heard.age(now).toMillis(),
                report.routes(),
                report.rejectedTotal(),
                report.rejections(),
                report.purgeRejections(),
                holdings == null ? null : holdings.ignoredTotal(),
                deviations,
                refusedReports,
                refused == null ? null : refused.reason(),
                report.snapshotTakenAt(),
                HeldRecords.of(heard, now),
                EdgeTrouble.of(report.rejections(), report.purgeRejections(), deviations, refusedReports));
    }

    /** With its lag, as of its alert; {@code since} is null for one that doesn't lag. The lag of an edge that doesn't report is unknown. */
    public Edge lagging(@Nullable Instant since) {
        if (since == null || state == EdgeState.UNREACHABLE || state == EdgeState.UNREGISTERED) {
            return this;
        }
        var lag = new EdgeTrouble(EdgeTroubleKind.LAGGING, since);
        return new Edge(
                edge,
                state,
                startedAt,
                reportedAt,
                reportAgeMs,
                routes,
                rejectedTotal,
                rejections,
                purgeRejections,
                ignoredTotal,
                deviations,
                refusedReports,
                refusedReason,
                snapshotTakenAt,
                hold,
                Stream.concat(troubles.stream(), Stream.of(lag)).toList());
    }

    /** For a caller who sees only some domains: records of other domains, and the counts, are left out. */
    public Edge only(Predicate<@Nullable String> seen) {
        var seenRejections = only(rejections, seen);
        var seenPurgeRejections = only(purgeRejections, seen);
        var seenDeviations = deviations == null
                ? null
                : deviations.stream()
                        .filter(deviation -> seen.test(deviation.domain()))
                        .toList();
        return new Edge(
                edge,
                state,
                startedAt,
                reportedAt,
                reportAgeMs,
                null,
                null,
                seenRejections,
                seenPurgeRejections,
                null,
                seenDeviations,
                null,
                null,
                snapshotTakenAt,
                null,
                EdgeTrouble.of(seenRejections, seenPurgeRejections, seenDeviations, null));
    }

    private static List<EdgeStatus.Rejection> only(
            List<EdgeStatus.Rejection> rejections, Predicate<@Nullable String> seen) {
        return rejections.stream()
                .filter(rejection -> seen.test(rejection.key()))
                .toList();
    }

    /** The keys of the reported records, which are domains' names unless something is wrong with them. */
    public Stream<String> keys() {
        return Stream.of(
                        rejections.stream().map(EdgeStatus.Rejection::key),
                        purgeRejections.stream().map(EdgeStatus.Rejection::key),
                        deviations == null
                                ? Stream.<String>of()
                                : deviations.stream().map(Deviation::domain))
                .flatMap(keys -> keys)
                .filter(Objects::nonNull);
    }

    static EdgeState state(EdgeStatus report, boolean silent) {
        if (silent) {
            return EdgeState.UNREACHABLE;
        }
        return report.ready() ? EdgeState.READY : EdgeState.STARTING;
    }
}
