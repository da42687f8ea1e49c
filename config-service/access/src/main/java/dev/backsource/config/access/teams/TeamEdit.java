package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.policy.domain.PreflightMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a team.
 *
 * @param name null to keep it
 * @param quotas the quotas to set; empty ones return to the settings' default
 * @param setsPreflight whether {@code preflight} is set; it is kept otherwise
 * @param preflight the pre-flight of changes of its domains; null for the settings' default
 * @param rollout the change of how changes of its domains go out; null to keep it
 */
public record TeamEdit(
        @Nullable String name,
        Map<Quota, Optional<Integer>> quotas,
        boolean setsPreflight,
        @Nullable PreflightMode preflight,
        @Nullable UnaryOperator<TeamRollout> rollout) {
    /** Whether it changes nothing else than how changes go out, as the team's own administrators may. */
    public boolean isOfRolloutAlone() {
        return rollout != null && name == null && quotas.isEmpty() && !setsPreflight;
    }
}
