package dev.backsource.config.changerequests;

import dev.backsource.config.domain.OwnershipEndListener;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Cancels the open change requests for a domain that is removed, or becomes another team's. */
@Singleton
final class ChangeRequestCancellation implements OwnershipEndListener {
    private static final String CANCEL = """
            update change_request
            set state = 'cancelled', decided_at = :now, kept_until = kept_until - (expires_at - cast(:now as timestamptz))
            where domain = :domain and %s""".formatted(ChangeRequestState.IS_OPEN);

    @Override
    public Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now) {
        return session.createNativeQuery(CANCEL)
                .setParameter("now", now)
                .setParameter("domain", domain.value())
                .executeUpdate();
    }
}
