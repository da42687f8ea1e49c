package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import java.util.Map;

/**
 * A team, and how much it may have and has.
 *
 * @param limits of the quotas that are set
 * @param used of what is counted in the database
 */
public record TeamState(Team team, Map<Quota, Integer> limits, Map<Quota, Long> used) {}
