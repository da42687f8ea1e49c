package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a team.
 *
 * @param name null to keep it
 * @param quotas the quotas to set; empty ones return to the settings' default
 */
public record TeamEdit(@Nullable String name, Map<Quota, Optional<Integer>> quotas) {}
