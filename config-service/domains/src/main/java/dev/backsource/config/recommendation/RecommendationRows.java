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
    /** Teams take turns, so that one with many domains holds up no other. */
    private static final String DUE = """
            select due.name from (
                select domain.name, recommendation.asked_at, row_number() over (
                    partition by domain.team order by recommendation.asked_at nulls first, domain.name collate "C") as turn
                from domain_facet facet join domain on domain.name collate "C" = facet.name
                left join recommendation on recommendation.domain = domain.name
                where not domain.removed and facet.facet = 'recommend'
                    and (recommendation.asked_at is null or recommendation.asked_at < :before)) due
            order by due.turn, due.asked_at nulls first, due.name collate "C" """;

    /** Another instance's row of the meantime is newer, and stays. */
    private static final Statement TAKE = new Statement("""
            insert into recommendation (domain, asked_at) values (:domain, :now)
            on conflict (domain) do update set asked_at = excluded.asked_at
            where recommendation.asked_at < :before""");

    private static final String EARLIER = """
            select cast(change_request.id as text), recommendation.proposed, change_request.state = 'open' and change_request.expires_at > :now,
                change_request.state = 'declined', change_request.base
            from recommendation join change_request on change_request.id = recommendation.request
            where recommendation.domain = :domain""";

    private static final String NOTE =
            "update recommendation set proposed = :type, request = cast(:request as uuid) where domain = :domain";

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

    /** The request for the last recommendation, while it is kept; null for none. */
    Uni<@Nullable EarlierRequest> earlier(Mutiny.Session session, DomainName domain, Instant now) {
        return session.createNativeQuery(EARLIER, Object[].class)
                .setParameter("domain", domain.value())
                .setParameter("now", now)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new EarlierRequest(
                                (String) row[0],
                                RedirectType.valueOf((String) row[1]),
                                (boolean) row[2],
                                (boolean) row[3],
                                ((Number) row[4]).longValue()));
    }

    /** Records the request for a recommendation. */
    Uni<Integer> note(Mutiny.Session session, DomainName domain, RedirectType type, String request) {
        return session.createNativeQuery(NOTE)
                .setParameter("domain", domain.value())
                .setParameter("type", type.name())
                .setParameter("request", request)
                .executeUpdate();
    }
}
