package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** What both allow; empty for nothing. */
    Optional<RoleBinding> and(RoleBinding other) {
        if (team != null && other.team != null && !team.equals(other.team)) {
            return Optional.empty();
        }
        var common = common(other);
        return common.isEmpty() && !(names.isEmpty() && other.names.isEmpty())
                ? Optional.empty()
                : Optional.of(new RoleBinding(
                        role.includes(other.role) ? other.role : role, team == null ? other.team : team, common));
    }

    /**
     * What two lists of bindings both allow. What is included as a whole stays as it is.
     *
     * @param limits what nobody gets more than
     */
    public static List<RoleBinding> within(List<RoleBinding> limits, List<RoleBinding> bindings) {
        return bindings.stream()
                .flatMap(binding -> limits.stream().anyMatch(limit -> limit.includes(binding))
                        ? Stream.of(binding)
                        : limits.stream().map(binding::and).flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    private List<NamePattern> common(RoleBinding other) {
        if (names.isEmpty() || other.names.isEmpty()) {
            return names.isEmpty() ? other.names : names;
        }
        return Stream.concat(
                        names.stream().filter(other::includes),
                        other.names.stream().filter(this::includes))
                .distinct()
                .toList();
    }

    private boolean includes(NamePattern name) {
        return names.stream().anyMatch(pattern -> pattern.covers(name));
    }
}
