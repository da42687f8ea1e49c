package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Is carried out in the transaction that removes a domain or gives it to another team, whose row is locked then. There is a bean of this
 * type for each feature that keeps something which ends with that.
 */
@FunctionalInterface
public interface OwnershipEnd {
    Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now);

    /** Of a domain that is removed, where more ends than with a team's ownership. */
    default Uni<Integer> ofRemoval(Mutiny.Session session, DomainName domain, Instant now) {
        return of(session, domain, now);
    }
}
