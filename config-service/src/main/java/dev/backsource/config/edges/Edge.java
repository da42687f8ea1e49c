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
 * An edge as last heard of.
 *
 * @param edge its id
 * @param reportedAt when it last reported, by its own clock
 * @param routes how many domains it routes; null for who doesn't see all domains, as every other count
 * @param rejectedTotal how many records of policy changes it has refused since it started
 * @param rejections the latest of them, oldest first
 * @param purgeRejections the latest purges that it has refused, oldest first
 * @param reportAgeMs how long ago this service last heard of it, in milliseconds
 * @param ignoredTotal how many records of policy changes it has ignored since it started; null when it doesn't tell
 * @param deviations domains that it doesn't hold as the latest record of them says, the latest last; null when it doesn't tell
 * @param refusedReports how many reports in its name were refused since this instance started; absent when none
 * @param refusedReason why the latest of them was
 * @param snapshotTakenAt of when the routes are that it serves from a snapshot; null when it serves what it has read
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
        @Nullable Instant snapshotTakenAt) {

    static Edge of(Report heard, EdgeState state, @Nullable Refused refused, Instant now) {
        var report = heard.status();
        var holdings = report.holdings();
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
                holdings == null ? null : holdings.deviations(),
                refused == null ? null : refused.count(),
                refused == null ? null : refused.reason(),
                report.snapshotTakenAt());
    }

    /** For who sees only some domains: what is of others is left out, and so is what counts them. */
    public Edge only(Predicate<@Nullable String> seen) {
        return new Edge(
                edge,
                state,
                startedAt,
                reportedAt,
                reportAgeMs,
                null,
                null,
                rejections.stream()
                        .filter(rejection -> seen.test(rejection.key()))
                        .toList(),
                purgeRejections.stream()
                        .filter(rejection -> seen.test(rejection.key()))
                        .toList(),
                null,
                deviations == null
                        ? null
                        : deviations.stream()
                                .filter(deviation -> seen.test(deviation.domain()))
                                .toList(),
                null,
                null,
                snapshotTakenAt);
    }

    /** The keys of the records that it tells of, which are domains' names unless something is wrong with them. */
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
