package dev.backsource.config.progressive;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.rollout.RolloutState;
import dev.backsource.config.rollout.Rollouts;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Which edges serve the revision of a rollout's present step, by the rollout of that revision. */
@Singleton
final class StepCoverage {
    private final Rollouts revisions;

    StepCoverage(Rollouts revisions) {
        this.revisions = revisions;
    }

    /**
     * The number of edges in reach that don't serve it, as far as is known.
     *
     * @param position of the revision in the topic; null while it is unpublished
     */
    int lacking(StoredRollout rollout, @Nullable Position position) {
        return (int) revisions.now(rollout.domain(), rollout.revision(), position).edges().stream()
                .filter(edge -> edge.state() != RolloutState.APPLIED && edge.state() != RolloutState.UNREACHABLE)
                .count();
    }
}
