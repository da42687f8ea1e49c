package dev.backsource.edge.routing;

import dev.backsource.edge.progressive.Trial;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.ProgressiveRollout;
import org.jspecify.annotations.Nullable;

/**
 * The second route of a domain in a progressive rollout: the way of the requests that try the candidate. It has a cache generation of its own, which
 * stays the same at all steps.
 */
public final class CandidateRoute {
    private final ProgressiveRollout rollout;
    private final Route route;
    private final Trial trial;

    CandidateRoute(ProgressiveRollout rollout, Route route, Trial trial) {
        this.rollout = rollout;
        this.route = route;
        this.trial = trial;
    }

    /** The rollout, at the step of the domain's version. */
    public ProgressiveRollout rollout() {
        return rollout;
    }

    /** The route of the domain as it becomes, of the same version as the baseline's. */
    public Route route() {
        return route;
    }

    /** This edge's trial of the candidate. */
    public Trial trial() {
        return trial;
    }

    /** Whether this edge has given the candidate up: no request takes it, and nothing that was stored under it is served. */
    public boolean isAborted() {
        return trial.isAborted();
    }

    /**
     * The arm of a resource by the trial's share, which the step of the {@link #rollout()} doesn't shrink; null while all requests take the baseline for the
     * moment.
     */
    public @Nullable Arm draw(String host, String target) {
        return trial.isHeld() ? null : Arm.of(trial.rollout(), host, target, trial.share());
    }

    /** Whether {@code other} is the same step of the same rollout. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CandidateRoute same && rollout.equals(same.rollout);
    }

    @Override
    public int hashCode() {
        return rollout.hashCode();
    }
}
