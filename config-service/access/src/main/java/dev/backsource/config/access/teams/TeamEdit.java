package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.policy.domain.PreflightMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a team.
 *
 * @param name null to keep it
 * @param quotas the quotas to set; empty ones return to the settings' default
 * @param setsPreflight whether {@code preflight} is set; it is kept otherwise
 * @param preflight the pre-flight of changes of its domains; null for the settings' default
 */
public record TeamEdit(
        @Nullable String name,
        Map<Quota, Optional<Integer>> quotas,
        boolean setsPreflight,
        @Nullable PreflightMode preflight) {}
