package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.reconciliation.ledger.StateMatch;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges an edge's progress with a revision or a purge by its report. A revision is applied when the edge has processed it and serves the committed
 * state, by the digests that it reports: an edge that has read a record need not have accepted it.
 */
final class RolloutJudge {
    /** The limit of rejections in an edge's report. */
    private static final int REJECTIONS_REPORTED = 100;

    private static final Judgement APPLIED = new Judgement(RolloutState.APPLIED, null);
    private static final Judgement FORGOTTEN =
            new Judgement(RolloutState.UNKNOWN, "the edge has since rejected more purges than it reports individually");

    private final Duration silence;

    /** {@code silence} is the age of a report from which its edge is unreachable. */
    RolloutJudge(Duration silence) {
        this.silence = silence;
    }

    /**
     * An edge's progress with a revision.
     *
     * @param position null while it isn't published
     * @param sufficient the position up to which an edge has to have processed the topic; null while the revision isn't published
     * @param match the state of the domain at an edge by its report
     */
    EdgeRollout judgeRevision(
            @Nullable Position position,
            @Nullable Position sufficient,
            EdgeReport report,
            Function<EdgeStatus, StateMatch> match,
            Instant now) {
        var status = report.status();
        var rejection = rejection(position, status.rejections());
        if (rejection == null && sufficient != null && reaches(status.appliedOffsets(), sufficient)) {
            return answer(report, judgement(match.apply(status)), now);
        }
        return answer(report, unapplied(rejection), now);
    }

    /**
     * An edge's progress with a purge, by whichever of its records the edge carried out.
     *
     * @param position null while it isn't published
     * @param first the position of its first record, the same unless it was published twice; null while it isn't published
     */
    EdgeRollout judgePurge(@Nullable Position position, @Nullable Position first, EdgeReport report, Instant now) {
        var status = report.status();
        var ofLast = judgement(position, status);
        var ofFirst = judgement(first, status);
        var isBehind = ofLast.state == RolloutState.PENDING;
        return answer(report, isBehind || ofFirst.equals(APPLIED) ? ofFirst : ofLast, now);
    }

    private static Judgement judgement(@Nullable Position position, EdgeStatus status) {
        var rejection = rejection(position, status.purgeRejections());
        var dealtWith =
                position != null && (reaches(status.purgedOffsets(), position) || startedBehind(position, status));
        if (position == null || rejection != null || !dealtWith) {
            return unapplied(rejection);
        }
        return mayBeForgotten(position, status) ? FORGOTTEN : APPLIED;
    }

    private EdgeRollout answer(EdgeReport report, Judgement judgement, Instant now) {
        var silent = report.isSilent(silence, now);
        return new EdgeRollout(
                report.status().edge(),
                silent ? RolloutState.UNREACHABLE : judgement.state,
                report.status().reportedAt(),
                report.age(now).toMillis(),
                silent ? null : judgement.reason);
    }

    private static Judgement judgement(StateMatch match) {
        if (match instanceof StateMatch.Otherwise otherwise) {
            return new Judgement(RolloutState.DIVERGED, otherwise.reason());
        }
        return match instanceof StateMatch.Unknown unknown
                ? new Judgement(RolloutState.UNKNOWN, unknown.reason())
                : APPLIED;
    }

    private static Judgement unapplied(@Nullable String rejection) {
        return rejection == null
                ? new Judgement(RolloutState.PENDING, null)
                : new Judgement(RolloutState.REJECTED, rejection);
    }

    private static boolean reaches(Map<Integer, Long> offsets, Position position) {
        return offsets.getOrDefault(position.partition(), -1L) >= position.offset();
    }

    /** Whether the edge started with an empty cache behind the purge, which therefore never concerned it. */
    private static boolean startedBehind(Position position, EdgeStatus report) {
        return report.purgeStartOffsets().getOrDefault(position.partition(), -1L) > position.offset();
    }

    /**
     * Whether the edge may have rejected the purge so long ago that its report no longer has the rejection: the report has as many as it can, and
     * none of them is an earlier one of the same partition.
     */
    private static boolean mayBeForgotten(Position position, EdgeStatus report) {
        return report.purgeRejections().size() >= REJECTIONS_REPORTED
                && !startedBehind(position, report)
                && report.purgeRejections().stream()
                        .noneMatch(rejection -> rejection.partition() == position.partition()
                                && rejection.offset() < position.offset());
    }

    private static @Nullable String rejection(@Nullable Position position, List<Rejection> rejections) {
        if (position == null) {
            return null;
        }
        for (var rejected : rejections) {
            if (rejected.partition() == position.partition() && rejected.offset() == position.offset()) {
                return rejected.reason();
            }
        }
        return null;
    }

    private record Judgement(RolloutState state, @Nullable String reason) {}
}
