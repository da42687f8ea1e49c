package dev.backsource.config.access;

import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and what they may do. This alone decides; whoever holds something that not everybody may see or change asks
 * here.
 *
 * @param kind what the caller is
 * @param id of the key or the account; stays when the name changes
 * @param name as the history shows it
 */
public record Caller(CallerKind kind, String id, String name, List<RoleBinding> bindings) {
    /** The service itself, which does what no request asks for. */
    public static final Caller SERVICE = new Caller(
            CallerKind.SERVICE,
            "config-service",
            "config-service",
            List.of(RoleBinding.everywhere(Role.ADMINISTRATOR)));

    public Caller {
        bindings = List.copyOf(bindings);
    }

    /** The same caller, on behalf of somebody whom the history is to name. */
    public Caller named(String other) {
        return new Caller(kind, id, other, bindings);
    }

    /** Whether the role holds for all domains, and so for what is of none: edges, repairs, teams. */
    public boolean mayEverywhere(Role role) {
        return bindings.stream()
                .anyMatch(binding -> binding.isEverywhere() && binding.role().includes(role));
    }

    /** Whether the role holds anywhere at all. */
    public boolean maySomewhere(Role role) {
        return bindings.stream().anyMatch(binding -> binding.role().includes(role));
    }

    /**
     * Whether the role holds for a domain.
     *
     * @param team the team that the domain is of; null for none
     */
    public boolean may(Role role, DomainName name, @Nullable String team) {
        return bindings.stream().anyMatch(binding -> binding.role().includes(role) && binding.covers(name, team));
    }

    /** Whether the role holds for a domain of this name, whatever team that is of. */
    public boolean mayWhoeverOwns(Role role, DomainName name) {
        return bindings.stream()
                .anyMatch(
                        binding -> binding.team() == null && binding.role().includes(role) && binding.coversName(name));
    }

    /** Of which teams domains of this name may be for the role to hold. */
    public TeamScope scope(Role role, DomainName name) {
        var holding = bindings.stream()
                .filter(binding -> binding.role().includes(role) && binding.coversName(name))
                .map(binding -> Optional.ofNullable(binding.team()))
                .toList();
        return new TeamScope(
                holding.contains(Optional.<String>empty()),
                holding.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** The teams whose domains a role is for, in an order that stays. */
    public List<String> teams() {
        return bindings.stream()
                .map(RoleBinding::team)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether a role is for a team's domains, so that it matters whose a domain is. */
    public boolean actsForTeams() {
        return bindings.stream().anyMatch(binding -> binding.team() != null);
    }

    /** Whether the caller may see that there is a team: one that it acts for, or any for who sees all. */
    public boolean maySeeTeam(String team) {
        return bindings.stream().anyMatch(binding -> binding.isEverywhere() || team.equals(binding.team()));
    }

    /** What comes of asking for something that takes {@code role}, of a domain that is of {@code team}. */
    public Verdict judge(Role role, DomainName name, @Nullable String team) {
        if (may(role, name, team)) {
            return Verdict.ALLOWED;
        }
        return may(Role.VIEWER, name, team) ? Verdict.ROLE_MISSING : Verdict.HIDDEN;
    }

    /** Whether the caller may give these roles to somebody: who administers may give whatever they have themselves. */
    public boolean mayGive(List<RoleBinding> others) {
        return others.stream()
                .allMatch(other ->
                        bindings.stream().anyMatch(own -> own.role() == Role.ADMINISTRATOR && own.includes(other)));
    }

    /**
     * Lets pass who has the role for all domains.
     *
     * @throws RoleRequiredException when the caller lacks it
     */
    public void requireEverywhere(Role role) {
        if (!mayEverywhere(role)) {
            throw RoleRequiredException.everywhere(role);
        }
    }
}
