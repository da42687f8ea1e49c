package dev.backsource.config.recommendation;

import dev.backsource.config.database.Statement;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.RedirectType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The times and results of scheduled recommendations, in the database. Each is taken by one instance. */
@Singleton
final class RecommendationRows {
    private static final String DUE = """
            select domain.name from domain left join recommendation on recommendation.domain = domain.name
            where not domain.removed and domain.recommends
                and (recommendation.asked_at is null or recommendation.asked_at < :before)
            order by recommendation.asked_at nulls first, domain.name collate "C" """;

    /** Another instance's row of the meantime is newer, and stays. */
    private static final Statement TAKE = new Statement("""
            insert into recommendation (domain, asked_at) values (:domain, :now)
            on conflict (domain) do update set asked_at = excluded.asked_at
            where recommendation.asked_at < :before""");

    private static final String PROPOSED = "select proposed from recommendation where domain = :domain";
    private static final String PROPOSE =
            "update recommendation set proposed = cast(:type as text) where domain = :domain";

    /** The names of at most {@code most} domains that were not asked about since {@code before}, the longest waiting first. */
    Uni<List<DomainName>> due(Mutiny.Session session, Instant before, int most) {
        return session.createNativeQuery(DUE, String.class)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList()
                .map(names -> names.stream().map(DomainName::new).toList());
    }

    /** Takes a domain's turn; false where another instance has taken it. */
    Uni<Boolean> take(Mutiny.Session session, DomainName domain, Instant before, Instant now) {
        return TAKE.in(session)
                .set("domain", domain.value())
                .set("now", now)
                .set("before", before)
                .execute()
                .map(taken -> taken == 1);
    }

    /** The type that was requested last, if the domain has not become as strong since; empty for none. */
    Uni<String> proposed(Mutiny.Session session, DomainName domain) {
        return session.createNativeQuery(PROPOSED, String.class)
                .setParameter("domain", domain.value())
                .getSingleResultOrNull()
                .map(type -> type == null ? "" : type);
    }

    /** @param type null where there is nothing to request */
    Uni<Integer> propose(Mutiny.Session session, DomainName domain, @Nullable RedirectType type) {
        return session.createNativeQuery(PROPOSE)
                .setParameter("domain", domain.value())
                .setParameter("type", type == null ? null : type.name())
                .executeUpdate();
    }
}
