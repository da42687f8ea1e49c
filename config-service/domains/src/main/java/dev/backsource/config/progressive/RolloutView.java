package dev.backsource.config.progressive;

import java.util.Optional;

/** The edges' view of rollouts, as this instance has read it. */
public interface RolloutView {
    /** With all open conditions and all edges. Empty while the edges' reports haven't been read. */
    Optional<RolloutProgress> of(ActiveRollout rollout);

    /**
     * For one of many, without edges: as it was judged last, whose open conditions say that edges lack the step only if nothing else was open. Empty until
     * it was judged in its present step and state.
     */
    Optional<RolloutProgress> listed(ActiveRollout rollout);
}
