package dev.backsource.config.access;

import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;

/** Lets pass who may do something to a domain, which takes to know the team that the domain is of. */
@FunctionalInterface
public interface DomainGuard {
    /**
     * Lets pass who has the role for a domain.
     *
     * @return fails with {@link RoleRequiredException}, or, for who may not see the domain, as if it were not there
     */
    Uni<Void> require(Caller caller, Role role, DomainName name);
}
