package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells from an edge's report how far it is with a revision or a purge. */
final class RolloutJudge {
    private final Duration silence;

    /** {@code silence} is how old a report may be before its edge counts as unreachable. */
    RolloutJudge(Duration silence) {
        this.silence = silence;
    }

    Duration silence() {
        return silence;
    }

    /** {@code position} is null while the revision isn't published. */
    EdgeRollout judgeRevision(@Nullable Position position, EdgeStatus report, Instant now) {
        var applied = position != null && reaches(report.appliedOffsets(), position);
        return judge(applied, rejection(position, report.rejections()), report, now);
    }

    /** {@code position} is null while the purge isn't published. */
    EdgeRollout judgePurge(@Nullable Position position, EdgeStatus report, Instant now) {
        var applied =
                position != null && (reaches(report.purgedOffsets(), position) || startedBehind(position, report));
        return judge(applied, rejection(position, report.purgeRejections()), report, now);
    }

    boolean isSilent(EdgeStatus report, Instant now) {
        return report.reportedAt().plus(silence).isBefore(now);
    }

    private EdgeRollout judge(boolean dealtWith, @Nullable String rejection, EdgeStatus report, Instant now) {
        var state = state(dealtWith, rejection, report, now);
        return new EdgeRollout(
                report.edge(), state, report.reportedAt(), state == RolloutState.REJECTED ? rejection : null);
    }

    private RolloutState state(boolean dealtWith, @Nullable String rejection, EdgeStatus report, Instant now) {
        if (rejection == null && dealtWith) {
            return RolloutState.APPLIED;
        }
        if (isSilent(report, now)) {
            return RolloutState.UNREACHABLE;
        }
        return rejection == null ? RolloutState.PENDING : RolloutState.REJECTED;
    }

    private static boolean reaches(Map<Integer, Long> offsets, Position position) {
        return offsets.getOrDefault(position.partition(), -1L) >= position.offset();
    }

    /** Whether the edge began with an empty cache behind the purge, which so never concerned it. */
    private static boolean startedBehind(Position position, EdgeStatus report) {
        return report.purgeStartOffsets().getOrDefault(position.partition(), -1L) > position.offset();
    }

    private static @Nullable String rejection(@Nullable Position position, List<EdgeStatus.Rejection> rejections) {
        return rejections.stream()
                .filter(rejected -> position != null
                        && rejected.partition() == position.partition()
                        && rejected.offset() == position.offset())
                .map(EdgeStatus.Rejection::reason)
                .findFirst()
                .orElse(null);
    }
}
