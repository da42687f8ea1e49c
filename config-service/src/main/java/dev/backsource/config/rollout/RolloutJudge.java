package dev.backsource.config.rollout;

import dev.backsource.config.domain.Publication;
import dev.backsource.config.domain.Publication.Position;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells from an edge's report how far it is with a revision. */
final class RolloutJudge {
    private final Duration silence;

    /** {@code silence} is how old a report may be before its edge counts as unreachable. */
    RolloutJudge(Duration silence) {
        this.silence = silence;
    }

    EdgeRollout judge(Publication publication, EdgeStatus report, Instant now) {
        var position = publication.position();
        var reason = position == null ? null : rejection(position, report);
        var state = state(position, report, reason, now);
        return new EdgeRollout(
                report.edge(), state, report.reportedAt(), state == RolloutState.REJECTED ? reason : null);
    }

    boolean isSilent(EdgeStatus report, Instant now) {
        return report.reportedAt().plus(silence).isBefore(now);
    }

    private RolloutState state(
            @Nullable Position position, EdgeStatus report, @Nullable String rejection, Instant now) {
        if (rejection == null && hasDealtWith(position, report)) {
            return RolloutState.APPLIED;
        }
        if (isSilent(report, now)) {
            return RolloutState.UNREACHABLE;
        }
        return rejection == null ? RolloutState.PENDING : RolloutState.REJECTED;
    }

    private static boolean hasDealtWith(@Nullable Position position, EdgeStatus report) {
        return position != null && report.appliedOffsets().getOrDefault(position.partition(), -1L) >= position.offset();
    }

    private static @Nullable String rejection(Position position, EdgeStatus report) {
        return report.rejections().stream()
                .filter(rejected ->
                        rejected.partition() == position.partition() && rejected.offset() == position.offset())
                .map(EdgeStatus.Rejection::reason)
                .findFirst()
                .orElse(null);
    }
}
