package dev.backsource.config.edges;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edge as last heard of.
 *
 * @param edge its id
 * @param reportedAt when it last reported, by its own clock
 * @param routes how many domains it routes
 * @param rejectedTotal how many records of policy changes it has refused since it started
 * @param rejections the latest of them, oldest first
 * @param purgeRejections the latest purges that it has refused, oldest first
 * @param reportAgeMs how long ago this service last heard of it, in milliseconds
 * @param ignoredTotal how many records of policy changes it has ignored since it started; null when it doesn't tell
 * @param deviations domains that it doesn't hold as the latest record of them says, the latest last; null when it doesn't tell
 * @param snapshotTakenAt of when the routes are that it serves from a snapshot; null when it serves what it has read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Edge(
        String edge,
        EdgeState state,
        Instant startedAt,
        Instant reportedAt,
        long reportAgeMs,
        long routes,
        long rejectedTotal,
        List<EdgeStatus.Rejection> rejections,
        List<EdgeStatus.Rejection> purgeRejections,
        @Nullable Long ignoredTotal,
        @Nullable List<Deviation> deviations,
        @Nullable Instant snapshotTakenAt) {

    static Edge of(Report heard, boolean silent, Instant now) {
        var report = heard.status();
        var holdings = report.holdings();
        return new Edge(
                report.edge(),
                state(report, silent),
                report.startedAt(),
                report.reportedAt(),
                heard.age(now).toMillis(),
                report.routes(),
                report.rejectedTotal(),
                report.rejections(),
                report.purgeRejections(),
                holdings == null ? null : holdings.ignoredTotal(),
                holdings == null ? null : holdings.deviations(),
                report.snapshotTakenAt());
    }

    private static EdgeState state(EdgeStatus report, boolean silent) {
        if (silent) {
            return EdgeState.UNREACHABLE;
        }
        return report.ready() ? EdgeState.READY : EdgeState.STARTING;
    }
}
