package dev.backsource.config.progressive;

import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/**
 * The progressive rollouts of all domains, for what moves them on by itself. Each write is the service's own, and its result says whether it did
 * anything: nothing is written when the rollout has ended or moved on meanwhile, as another instance or a person may have done. Writes may fail as every
 * write does; they may be repeated.
 */
public interface ProgressiveRollouts {
    /** All that are under way, at most {@link dev.backsource.policy.event.TrialReport#MOST}, in the order of their beginnings. */
    Uni<List<StoredRollout>> active();

    /**
     * Begins the next step, by a new revision of the domain.
     *
     * @param expectedStep the step that ends; nothing is written when the rollout is at another one, isn't running, or this is its last
     */
    Write<Boolean> step(String id, int expectedStep);

    /** Makes the candidate the domain's state, by a new revision; only of a running rollout at its last step. */
    Write<Boolean> promote(String id);

    /** Takes all requests back to the baseline, by a new revision, in whatever state the rollout is under way. */
    Write<Boolean> abort(String id, RolloutReason reason);

    /** Keeps the present share of a running rollout. */
    Write<Boolean> pause(String id, RolloutReason reason);

    /**
     * Keeps the present share of a running or paused rollout; an administrator of the domain may resume it.
     *
     * @param aborts for which it is frozen; nothing is written when each was answered meanwhile
     */
    Write<Boolean> freeze(String id, Set<EdgeAbort> aborts, RolloutReason reason);
}
