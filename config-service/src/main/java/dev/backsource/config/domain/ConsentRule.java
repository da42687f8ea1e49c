package dev.backsource.config.domain;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.AccessSettings.SecondPerson;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Weakening;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what weakens a domain without a second person's consent, where that is asked for. A name that was removed is compared with what
 * it was last, or removing and adding it would be a way around.
 */
@Singleton
final class ConsentRule {
    private static final String LAST =
            "from RevisionRow where domain = :domain and state is not null order by revision desc";

    private final boolean required;

    ConsentRule(AccessSettings settings) {
        this.required = settings.consent() == SecondPerson.REQUIRED;
    }

    /** Fails with {@link ConsentMissingException}; {@code row} is locked. */
    Uni<Void> require(Mutiny.Session session, DomainRow row, Domain next) {
        if (!required) {
            return Uni.createFrom().voidItem();
        }
        return row.removed
                ? session.createQuery(LAST, RevisionRow.class)
                        .setParameter("domain", row.name)
                        .setMaxResults(1)
                        .getSingleResultOrNull()
                        .invoke(last -> require(row, domain(last), next))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem().invoke(() -> require(row, row.domain(), next));
    }

    private static void require(DomainRow row, @Nullable Domain before, Domain next) {
        var found = Weakening.of(before, next);
        if (!found.isEmpty()) {
            throw row.removed
                    ? ConsentMissingException.ofAddition(next.name(), found)
                    : ConsentMissingException.ofChange(next.name(), found);
        }
    }

    private static @Nullable Domain domain(@Nullable RevisionRow last) {
        var state = last == null ? null : last.toStored().state();
        return state == null ? null : state.domain();
    }
}
