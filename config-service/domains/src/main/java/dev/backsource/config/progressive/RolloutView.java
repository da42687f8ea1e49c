package dev.backsource.config.progressive;

import java.util.Optional;

/** The edges' view of rollouts, as this instance has read it. */
public interface RolloutView {
    /** Empty while the edges' reports haven't been read. */
    Optional<RolloutProgress> of(ActiveRollout rollout);
}
