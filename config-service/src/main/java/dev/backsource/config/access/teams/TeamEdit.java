package dev.backsource.config.access.teams;

import dev.backsource.config.access.quotas.Quota;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a team.
 *
 * @param name null when it stays
 * @param quotas those that are set; empty ones are to be as the settings say
 */
public record TeamEdit(@Nullable String name, Map<Quota, Optional<Integer>> quotas) {}
