package dev.backsource.config.release;

import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.progressive.RolloutMode;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a request how its change goes out.
 *
 * @param mode null for the domain's default
 * @param plan of a progressive rollout; what it leaves out is the domain's default
 * @param isRollout whether the request is for a progressive rollout itself, and refused where the change can't be one
 * @param tried the rollouts that other changes of the same dry run would begin; null unless it is a dry run of several
 */
public record Release(
        @Nullable RolloutMode mode,
        PartialPlan plan,
        boolean isRollout,
        @Nullable TriedRollouts tried) {
    public static final Release BY_DEFAULT = new Release(null, PartialPlan.NONE, false, null);

    /** @param mode null for the domain's default */
    public static Release of(@Nullable RolloutMode mode) {
        return new Release(mode, PartialPlan.NONE, false, null);
    }

    /** For a request for a progressive rollout. */
    public static Release ofRollout(PartialPlan plan) {
        return new Release(RolloutMode.PROGRESSIVE, plan, true, null);
    }

    /** The same, for one of several changes of a dry run. */
    public Release inDryRun(TriedRollouts others) {
        return new Release(mode, plan, isRollout, others);
    }
}
