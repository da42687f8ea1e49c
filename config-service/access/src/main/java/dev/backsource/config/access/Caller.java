package dev.backsource.config.access;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request, with its permissions. This class alone decides about permissions: code that guards a resource asks it.
 *
 * @param kind a person, a program or the service itself
 * @param id the id of the key, of the account or of the person at the provider; stays when the name changes
 * @param name the display name in the history
 */
public record Caller(CallerKind kind, String id, String name, List<RoleBinding> bindings) {
    /** The service itself, for work that no request triggers. */
    public static final Caller SERVICE = new Caller(
            CallerKind.SERVICE,
            "config-service",
            "config-service",
            List.of(RoleBinding.everywhere(Role.ADMINISTRATOR)));

    public Caller {
        bindings = List.copyOf(bindings);
    }

    /** The same caller under the display name of the person it acts for. */
    public Caller named(String other) {
        return new Caller(kind, id, other, bindings);
    }

    /** Whether the role holds for all domains, and so for resources outside domains: edges, repairs, teams. */
    public boolean mayEverywhere(Role role) {
        return bindings.stream()
                .anyMatch(binding -> binding.isEverywhere() && binding.role().includes(role));
    }

    /** Whether the caller has the role anywhere. */
    public boolean maySomewhere(Role role) {
        return bindings.stream().anyMatch(binding -> binding.role().includes(role));
    }

    /**
     * Whether the role holds for a domain.
     *
     * @param team the domain's team; null for none
     */
    public boolean may(Role role, DomainName name, @Nullable String team) {
        return bindings.stream().anyMatch(binding -> binding.role().includes(role) && binding.covers(name, team));
    }

    /** Whether the role holds for a domain of this name, regardless of its team. */
    public boolean mayWhoeverOwns(Role role, DomainName name) {
        return bindings.stream()
                .anyMatch(
                        binding -> binding.team() == null && binding.role().includes(role) && binding.coversName(name));
    }

    /** The teams to which a domain of this name may belong for the role to hold. */
    public TeamScope scope(Role role, DomainName name) {
        var holding = bindings.stream()
                .filter(binding -> binding.role().includes(role) && binding.coversName(name))
                .map(binding -> Optional.ofNullable(binding.team()))
                .toList();
        return new TeamScope(
                holding.contains(Optional.<String>empty()),
                holding.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** The teams that the caller's roles are bound to, in a stable order. */
    public List<String> teams() {
        return bindings.stream()
                .map(RoleBinding::team)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether any of the caller's roles is bound to a team, so that a domain's team matters. */
    public boolean actsForTeams() {
        return bindings.stream().anyMatch(binding -> binding.team() != null);
    }

    /** Whether the caller may see a team: a team it acts for, or any team if it has a role everywhere. */
    public boolean maySeeTeam(String team) {
        return bindings.stream().anyMatch(binding -> binding.isEverywhere() || team.equals(binding.team()));
    }

    /** Whether the role holds for all domains of a team, those to come included; for null, for all domains. */
    public boolean mayForTeam(Role role, @Nullable String team) {
        return bindings.stream()
                .anyMatch(binding -> binding.role().includes(role)
                        && binding.names().isEmpty()
                        && (binding.team() == null || binding.team().equals(team)));
    }

    /** The verdict on an operation that takes {@code role}, on a domain of {@code team}. */
    public Verdict judge(Role role, DomainName name, @Nullable String team) {
        if (may(role, name, team)) {
            return Verdict.ALLOWED;
        }
        return may(Role.VIEWER, name, team) ? Verdict.ROLE_MISSING : Verdict.HIDDEN;
    }

    /** Whether the caller may grant these roles. An administrator may grant any role within its own bindings. */
    public boolean mayGive(List<RoleBinding> others) {
        return others.stream()
                .allMatch(other ->
                        bindings.stream().anyMatch(own -> own.role() == Role.ADMINISTRATOR && own.includes(other)));
    }

    /**
     * Requires the role for all domains.
     *
     * @throws RefusedException when the caller lacks it
     */
    public void requireEverywhere(Role role) {
        if (!mayEverywhere(role)) {
            throw RoleRefusal.everywhere(role);
        }
    }
}
