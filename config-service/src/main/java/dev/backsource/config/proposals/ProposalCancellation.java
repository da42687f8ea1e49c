package dev.backsource.config.proposals;

import dev.backsource.config.domain.OwnershipEndListener;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Cancels the open proposals for a domain that is removed, or becomes another team's. */
@Singleton
final class ProposalCancellation implements OwnershipEndListener {
    private static final String CANCEL = """
            update proposal set state = 'cancelled', decided_at = :now
            where domain = :domain and state = 'open' and proposed_at > :opened""";

    @Override
    public Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now) {
        return session.createNativeQuery(CANCEL)
                .setParameter("now", now)
                .setParameter("opened", now.minus(Proposal.OPEN_FOR))
                .setParameter("domain", domain.value())
                .executeUpdate();
    }
}
