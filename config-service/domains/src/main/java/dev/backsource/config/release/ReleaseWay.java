package dev.backsource.config.release;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.RolloutPlan;

/** The way on which a change goes out. */
public sealed interface ReleaseWay {
    /** To all requests at once. */
    record AtOnce() implements ReleaseWay {}

    /** Nothing is written: the domain's rollout under way has the same candidate. */
    record UnderWay() implements ReleaseWay {}

    /**
     * By a progressive rollout that begins.
     *
     * @param baseline the domain with the changed parts that no rollout can change
     * @param candidate the others
     */
    record ByRollout(RolloutPlan plan, Domain baseline, Candidate candidate) implements ReleaseWay {}
}
