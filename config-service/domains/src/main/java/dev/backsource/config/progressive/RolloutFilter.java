package dev.backsource.config.progressive;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wanted ones of a list of rollouts.
 *
 * @param states the states of which a rollout has one
 * @param after the rollout that they follow; null for the latest
 */
public record RolloutFilter(
        Set<ProgressiveState> states, @Nullable UUID after) {}
