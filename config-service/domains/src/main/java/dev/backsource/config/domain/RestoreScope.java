package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domains to restore to a time, by at most one of these; without any, all domains. Removed ones belong to it.
 *
 * @param names null for those by another criterion
 * @param team the present owner's id; for a removed domain, the last owner's
 * @param part of the name, in the form in which names are kept
 */
public record RestoreScope(
        @Nullable List<DomainName> names,
        @Nullable String team,
        @Nullable String part) {
    public static final RestoreScope ALL = new RestoreScope(null, null, null);

    public static RestoreScope of(List<DomainName> names) {
        return new RestoreScope(List.copyOf(names), null, null);
    }

    public static RestoreScope ofTeam(String team) {
        return new RestoreScope(null, team, null);
    }

    public static RestoreScope containing(String part) {
        return new RestoreScope(null, null, part);
    }
}
