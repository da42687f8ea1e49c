package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role and its scope.
 *
 * @param team the id of the team whose domains are covered; null for the domains of every team and of none
 * @param names the names that are covered among those domains; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RoleBinding(Role role, @Nullable String team, List<NamePattern> names) {
    /** The most names in one binding. */
    public static final int MAX_NAMES = 100;

    public RoleBinding {
        names = List.copyOf(names);
    }

    /** For all domains of all teams, and for resources outside domains. */
    public static RoleBinding everywhere(Role role) {
        return new RoleBinding(role, null, List.of());
    }

    @JsonIgnore
    public boolean isEverywhere() {
        return team == null && names.isEmpty();
    }

    /** Whether the binding covers a domain of {@code owner}, null for a domain of no team. */
    public boolean covers(DomainName name, @Nullable String owner) {
        return (team == null || team.equals(owner)) && coversName(name);
    }

    /** Whether the binding covers a domain of this name, provided that the team matches. */
    public boolean coversName(DomainName name) {
        return names.isEmpty() || names.stream().anyMatch(pattern -> pattern.covers(name));
    }

    /** Whether a holder of this binding may grant {@code other}, which then allows no more than this one. */
    public boolean includes(RoleBinding other) {
        return role.includes(other.role)
                && (team == null || team.equals(other.team))
                && (names.isEmpty()
                        || (!other.names.isEmpty() && other.names.stream().allMatch(this::includes)));
    }

    /** The intersection of both; empty when they have nothing in common. */
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
     * The intersection of two lists of bindings. A binding within a limit stays as it is.
     *
     * @param limits the upper bound
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
