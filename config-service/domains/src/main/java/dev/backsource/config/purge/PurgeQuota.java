package dev.backsource.config.purge;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.quotas.TeamQuotas;
import dev.backsource.config.database.Sessions;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks a purge against the quota of the domain's team. The team is looked up only if some team has such a quota. */
@Singleton
public final class PurgeQuota {
    private static final String TEAM = "select team from domain where name = :domain and team is not null";
    private static final String USED = "select count(*) from cache_purge where team = :team and requested_at > :since";
    private static final Duration DAY = Duration.ofDays(1);

    private final TeamQuotas quotas;
    private final Sessions sessions;
    private final Clock clock;

    PurgeQuota(TeamQuotas quotas, Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Makes sure that there is room for a purge of a domain that the session holds.
     *
     * @return fails with {@link dev.backsource.config.access.quotas.QuotaRefusal}
     */
    Uni<Void> require(Mutiny.Session session, DomainName domain) {
        return quotas.isSetForAny(Quota.PURGES_PER_DAY)
                ? team(session, domain)
                        .onItem()
                        .ifNotNull()
                        .transformToUni(team ->
                                quotas.requireRoom(session, team, Quota.PURGES_PER_DAY, 1, () -> used(session, team)))
                : Uni.createFrom().voidItem();
    }

    /**
     * A team's quota of purges in a day.
     *
     * @param used the number of its purges in the last 24 hours
     */
    public record Room(int limit, long used) {
        /** The number of purges that are still allowed now. */
        public long left() {
            return Math.max(0, limit - used);
        }
    }

    /** The quota of a team; empty where it has none. */
    public Uni<Optional<Room>> of(String team) {
        var limit = quotas.limit(team, Quota.PURGES_PER_DAY);
        return limit == null
                ? Uni.createFrom().item(Optional.empty())
                : sessions.read(session -> used(session, team)).map(used -> Optional.of(new Room(limit, used)));
    }

    private static Uni<String> team(Mutiny.Session session, DomainName domain) {
        return session.createNativeQuery(TEAM, String.class)
                .setParameter("domain", domain.value())
                .getSingleResultOrNull();
    }

    private Uni<Long> used(Mutiny.Session session, String team) {
        return session.createNativeQuery(USED, Long.class)
                .setParameter("team", team)
                .setParameter("since", clock.instant().minus(DAY))
                .getSingleResult();
    }
}
