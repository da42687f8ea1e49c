package dev.backsource.config.access.teams;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.quotas.TeamQuotas;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads a team with its quotas, and changes them. */
@Singleton
public final class TeamStates {
    private static final String LOCK = "select id from team where id = :id for no key update";
    private static final String RENAME = "update team set name = :name where id = :id";
    private static final String SET_PREFLIGHT = "update team set preflight = :preflight where id = :id";
    private static final String SET_ROLLOUT = "update team set rollout = cast(:rollout as text) where id = :id";
    private static final String USED = """
            select (select count(*) from domain where team = :id and not removed),
                (select coalesce(sum(probes), 0) from domain where team = :id and not removed),
                (select count(*) from cache_purge where team = :id and requested_at > :since),
                (select count(*) from access_key where id in (select holder from role_binding where team = :id)),
                (select count(*) from account where id in (select holder from role_binding where team = :id))""";
    private static final Duration DAY = Duration.ofDays(1);

    private final Sessions sessions;
    private final TeamQuotas quotas;
    private final AccessChanges changes;
    private final Clock clock;

    TeamStates(Sessions sessions, TeamQuotas quotas, AccessChanges changes, Clock clock) {
        this.sessions = sessions;
        this.quotas = quotas;
        this.changes = changes;
        this.clock = clock;
    }

    /** A team that the caller may see; fails with {@link TeamRefusal}. */
    public Uni<TeamState> get(String id, Caller caller) {
        return Team.isId(id) && caller.maySeeTeam(id)
                ? sessions.read(session -> state(session, id))
                : Uni.createFrom().failure(TeamRefusal::unknown);
    }

    /** Changes a team; fails with {@link TeamRefusal}. */
    public Write<TeamState> change(String id, TeamEdit edit) {
        if (!Team.isId(id)) {
            return session -> Uni.createFrom().failure(TeamRefusal::unknown);
        }
        return changes.quietly(session -> session.createNativeQuery(LOCK, String.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(TeamRefusal::unknown)
                .chain(() -> rename(session, id, edit))
                .chain(() -> setPreflight(session, id, edit))
                .chain(() -> setRollout(session, id, edit))
                .chain(() -> quotas.set(session, id, edit.quotas()))
                .chain(() -> state(session, id)));
    }

    private static Uni<Integer> rename(Mutiny.Session session, String id, TeamEdit edit) {
        return edit.name() == null
                ? Uni.createFrom().item(0)
                : session.createNativeQuery(RENAME)
                        .setParameter("id", id)
                        .setParameter("name", edit.name())
                        .executeUpdate();
    }

    private static Uni<Integer> setPreflight(Mutiny.Session session, String id, TeamEdit edit) {
        var mode = edit.preflight();
        return edit.setsPreflight()
                ? session.createNativeQuery(SET_PREFLIGHT)
                        .setParameter("id", id)
                        .setParameter(
                                "preflight", mode == null ? null : mode.name().toLowerCase(Locale.ROOT))
                        .executeUpdate()
                : Uni.createFrom().item(0);
    }

    private static Uni<Integer> setRollout(Mutiny.Session session, String id, TeamEdit edit) {
        var change = edit.rollout();
        return change == null
                ? Uni.createFrom().item(0)
                : TeamRollouts.of(session, id)
                        .chain(present -> session.createNativeQuery(SET_ROLLOUT)
                                .setParameter("id", id)
                                .setParameter("rollout", change.apply(present).stored())
                                .executeUpdate());
    }

    private Uni<TeamState> state(Mutiny.Session session, String id) {
        return session.find(TeamRow.class, id)
                .onItem()
                .ifNull()
                .failWith(TeamRefusal::unknown)
                .chain(row -> quotas.of(session, id)
                        .chain(limits -> used(session, id)
                                .map(used -> new TeamState(
                                        row.toTeam(), limits, used, row.preflight(), TeamRollout.read(row.rollout)))));
    }

    private Uni<Map<Quota, Long>> used(Mutiny.Session session, String id) {
        return session.createNativeQuery(USED, Object[].class)
                .setParameter("id", id)
                .setParameter("since", clock.instant().minus(DAY))
                .getSingleResult()
                .map(counts -> Map.of(
                        Quota.DOMAINS, number(counts[0]),
                        Quota.PROBES, number(counts[1]),
                        Quota.PURGES_PER_DAY, number(counts[2]),
                        Quota.KEYS, number(counts[3]),
                        Quota.ACCOUNTS, number(counts[4])));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
