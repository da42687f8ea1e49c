package dev.backsource.config.access;

import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;

/** Checks a caller's role for a domain, which takes a look-up of the domain's team. */
@FunctionalInterface
public interface DomainGuard {
    /**
     * Requires the role for a domain.
     *
     * @return fails with {@link RoleRefusal}, or, when the caller may not see the domain, as if it did not exist
     */
    Uni<Void> require(Caller caller, Role role, DomainName name);
}
