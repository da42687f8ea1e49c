package dev.backsource.config.progressive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a rollout, by the reports of the edges.
 *
 * @param arms null while no edge has reported the present step
 * @param waitsFor the open conditions of the next step; empty when none is open. Unless the rollout is running, only what holds up this instance
 * @param evidence of the pooled test, which aborts the rollout at 10,000; null while there is none
 */
public record RolloutProgress(
        @Nullable RolloutArms arms,
        List<StepCondition> waitsFor,
        @Nullable Double evidence,
        List<RolloutAtEdge> edges) {}
