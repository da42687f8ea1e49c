package dev.backsource.config.ports;

import dev.backsource.config.domain.OwnershipEndListener;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Cancels the open requests of a domain that is removed, or becomes another team's. */
@Singleton
final class PortRequestCancellation implements OwnershipEndListener {
    private static final String CANCEL =
            "update port_request set state = 'cancelled', decided_at = :now where domain = :domain and state = 'open'";

    @Override
    public Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now) {
        return session.createNativeQuery(CANCEL)
                .setParameter("now", now)
                .setParameter("domain", domain.value())
                .executeUpdate();
    }
}
