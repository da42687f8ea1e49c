package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role and where it holds.
 *
 * @param team the id of the team whose domains it holds for; null for whatever team a domain is of
 * @param names which of those domains; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RoleBinding(Role role, @Nullable String team, List<NamePattern> names) {
    /** How many names a binding may list. */
    public static final int MAX_NAMES = 100;

    public RoleBinding {
        names = List.copyOf(names);
    }

    /** For all domains of all teams, and for what is of no domain. */
    public static RoleBinding everywhere(Role role) {
        return new RoleBinding(role, null, List.of());
    }

    @JsonIgnore
    public boolean isEverywhere() {
        return team == null && names.isEmpty();
    }

    /** Whether it holds for a domain of {@code owner}, null for a domain of no team. */
    public boolean covers(DomainName name, @Nullable String owner) {
        return (team == null || team.equals(owner)) && coversName(name);
    }

    /** Whether it holds for a domain of this name, if that is of the right team. */
    public boolean coversName(DomainName name) {
        return names.isEmpty() || names.stream().anyMatch(pattern -> pattern.covers(name));
    }

    /** Whether who has this may give {@code other} to somebody else: it says no more than this does. */
    public boolean includes(RoleBinding other) {
        return role.includes(other.role)
                && (team == null || team.equals(other.team))
                && (names.isEmpty()
                        || (!other.names.isEmpty() && other.names.stream().allMatch(this::includes)));
    }

    private boolean includes(NamePattern name) {
        return names.stream().anyMatch(pattern -> pattern.covers(name));
    }
}
