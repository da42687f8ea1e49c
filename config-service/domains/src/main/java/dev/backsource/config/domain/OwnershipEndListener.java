package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Cleans up after a domain that is removed or transferred to another team, in the same transaction, with the domain's row locked. Each feature with
 * data that ends then has a bean of this type.
 */
@FunctionalInterface
public interface OwnershipEndListener {
    Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now);

    /** The clean-up after a removal, where it covers more than a transfer does. */
    default Uni<Integer> ofRemoval(Mutiny.Session session, DomainName domain, Instant now) {
        return of(session, domain, now);
    }
}
