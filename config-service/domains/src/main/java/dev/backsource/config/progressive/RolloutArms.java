package dev.backsource.config.progressive;

/** The counts of both arms of a rollout's present step, over all edges. */
public record RolloutArms(ArmCounts candidate, ArmCounts baseline) {}
