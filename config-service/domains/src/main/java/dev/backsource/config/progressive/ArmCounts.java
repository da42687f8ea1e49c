package dev.backsource.config.progressive;

/**
 * The resources that edges have seen in one arm of a rollout's present step, each edge on its own.
 *
 * @param resources those with an outcome
 * @param discordant those of them whose request failed, while its retry under the baseline didn't
 */
public record ArmCounts(long resources, long discordant) {}
