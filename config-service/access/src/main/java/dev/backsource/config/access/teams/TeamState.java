package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.policy.domain.PreflightMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team, with its quotas and their use.
 *
 * @param limits the limits of the quotas in force
 * @param used the use of the quotas that the database counts
 * @param preflight the pre-flight of changes of its domains; null for the settings' default
 * @param rollout how changes of its domains go out
 */
public record TeamState(
        Team team,
        Map<Quota, Integer> limits,
        Map<Quota, Long> used,
        @Nullable PreflightMode preflight,
        TeamRollout rollout) {}
