package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import java.util.Map;

/**
 * A team, with its quotas and their use.
 *
 * @param limits the limits of the quotas in force
 * @param used the use of the quotas that the database counts
 */
public record TeamState(Team team, Map<Quota, Integer> limits, Map<Quota, Long> used) {}
