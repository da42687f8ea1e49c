package dev.backsource.simulation;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The steps of the progressive rollouts here. */
final class RolloutSteps {
    private static final List<Double> SHARES = List.of(0.1, 0.25, 0.5, 0.9);
    private static final double ALPHA = 1e-4;

    private RolloutSteps() {}

    static ProgressiveRollout first(Domain baseline, Domain changed, SplittableRandom chance) {
        var id = Long.toHexString(chance.nextLong());
        return at(id, 1, Candidate.of(baseline, changed));
    }

    /** The next step; the last one again when there is none. */
    static ProgressiveRollout next(ProgressiveRollout rollout) {
        return at(rollout.id(), Math.min(SHARES.size(), rollout.step() + 1), rollout.candidate());
    }

    private static ProgressiveRollout at(String id, int step, Candidate candidate) {
        return new ProgressiveRollout(id, step, SHARES.get(step - 1), ALPHA, candidate, Instant.EPOCH, Instant.EPOCH);
    }

    /** Whether the candidate fails; the other one of two never does. */
    static boolean isHarmful(String id) {
        return id.hashCode() % 2 == 0;
    }
}
