package dev.backsource.config.domain;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.AccessSettings.SecondPerson;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what weakens a domain without a second person's consent, where that is asked for. A name that was removed is compared with what
 * it was last, or removing and adding it would be a way around; and a name that comes or goes below a wildcard with that wildcard, which
 * serves the same requests without it.
 */
@Singleton
final class ConsentRule {
    private static final String LAST =
            "from RevisionRow where domain = :domain and state is not null order by revision desc";
    private static final String NEAREST =
            "from DomainRow where name in (:names) and not removed order by length(name) desc";

    private final boolean required;

    ConsentRule(AccessSettings settings) {
        this.required = settings.consent() == SecondPerson.REQUIRED;
    }

    /** Fails with {@link ConsentMissingException}; {@code row} is locked. */
    Uni<Void> require(Mutiny.Session session, DomainRow row, Domain next) {
        if (!required) {
            return Uni.createFrom().voidItem();
        }
        if (!row.removed) {
            return Uni.createFrom()
                    .voidItem()
                    .invoke(() -> throwIfAny(
                            Weakening.of(row.domain(), next),
                            found -> ConsentMissingException.ofChange(next.name(), found)));
        }
        return last(session, row)
                .chain(last -> wildcardAbove(session, next.name()).map(wildcard -> weakened(last, wildcard, next)))
                .invoke(all -> throwIfAny(all, found -> ConsentMissingException.ofAddition(next.name(), found)))
                .replaceWithVoid();
    }

    /** As {@link #require}, for a domain that is to be removed. */
    Uni<Void> requireOfRemoval(Mutiny.Session session, DomainRow row) {
        var domain = row.domain();
        if (!required || domain == null) {
            return Uni.createFrom().voidItem();
        }
        return wildcardAbove(session, domain.name())
                .invoke(wildcard -> throwIfAny(
                        wildcard == null ? Set.of() : Weakening.of(domain, wildcard),
                        found -> ConsentMissingException.ofRemoval(domain.name(), found)))
                .replaceWithVoid();
    }

    private static Set<Weakening> weakened(@Nullable Domain last, @Nullable Domain wildcard, Domain next) {
        var found = EnumSet.noneOf(Weakening.class);
        if (wildcard == null || last != null) {
            found.addAll(Weakening.of(last, next));
        }
        if (wildcard != null) {
            found.addAll(Weakening.of(wildcard, next));
        }
        return found;
    }

    private static void throwIfAny(Set<Weakening> found, Function<Set<Weakening>, ConsentMissingException> refusal) {
        if (!found.isEmpty()) {
            throw refusal.apply(found);
        }
    }

    /** What a removed domain was. */
    private static Uni<@Nullable Domain> last(Mutiny.Session session, DomainRow row) {
        return session.createQuery(LAST, RevisionRow.class)
                .setParameter("domain", row.name)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(ConsentRule::domain);
    }

    /** What would serve requests for {@code name} if there were no such domain; null when nothing would. */
    private static Uni<@Nullable Domain> wildcardAbove(Mutiny.Session session, DomainName name) {
        var wildcards = NameClaims.wildcardsAbove(name);
        return wildcards.isEmpty()
                ? Uni.createFrom().nullItem()
                : session.createQuery(NEAREST, DomainRow.class)
                        .setParameter("names", wildcards)
                        .setMaxResults(1)
                        .getSingleResultOrNull()
                        .map(row -> row == null ? null : row.domain());
    }

    private static @Nullable Domain domain(@Nullable RevisionRow last) {
        var state = last == null ? null : last.toStored().state();
        return state == null ? null : state.domain();
    }
}
