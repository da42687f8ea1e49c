package dev.backsource.config.progressive;

import java.util.Optional;

/** The edges' view of rollouts under way, as this instance has read it. */
public interface RolloutView {
    /** With all open conditions and all edges. Empty while the edges' reports haven't been read. */
    Optional<RolloutProgress> of(StoredRollout rollout);

    /**
     * For one of many, without edges, as it was judged last; whether edges lack the step was looked at only if no other condition was open. Empty until it
     * was judged in its present step and state.
     */
    Optional<RolloutProgress> listed(StoredRollout rollout);
}
