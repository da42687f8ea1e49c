package dev.backsource.config.recommendation;

import dev.backsource.config.domain.OwnershipEndListener;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** A team's decision on a recommendation doesn't bind the next owner. */
@Singleton
final class RecommendationCleanup implements OwnershipEndListener {
    private static final String FORGET = "delete from recommendation where domain = :domain";

    @Override
    public Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now) {
        return session.createNativeQuery(FORGET)
                .setParameter("domain", domain.value())
                .executeUpdate();
    }
}
