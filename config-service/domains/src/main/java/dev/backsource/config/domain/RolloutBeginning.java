package dev.backsource.config.domain;

import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Instant;

/**
 * The first step of a progressive rollout whose candidate isn't known yet.
 *
 * @param id of the rollout
 * @param share of its first step
 * @param alpha of its trial at each edge
 */
public record RolloutBeginning(String id, double share, double alpha) {
    ProgressiveRollout of(Candidate candidate, Instant now) {
        return new ProgressiveRollout(id, 1, share, alpha, candidate, now, now);
    }
}
