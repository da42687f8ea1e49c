package dev.backsource.config.api.answers;

import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.StoredRollout;

/**
 * The progressive rollout that a domain is in.
 *
 * @param step from 1
 * @param share the candidate's, of that step
 */
public record RolloutSummary(String id, ProgressiveState state, int step, double share) {
    public static RolloutSummary of(StoredRollout rollout) {
        return new RolloutSummary(rollout.id(), rollout.state(), rollout.step(), rollout.share());
    }
}
