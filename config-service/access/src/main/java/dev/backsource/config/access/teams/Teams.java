package dev.backsource.config.access.teams;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates, lists and deletes teams. */
@Singleton
public final class Teams {
    private static final String INSERT =
            "insert into team (id, name, created_at) values (:id, :name, :now) on conflict do nothing";

    /** As a foreign key does; a deletion of the team waits. */
    private static final String HOLD = "select id from team where id = :id for key share";

    private static final String LOCK = "select id from team where id = :id for update";
    private static final String USES = """
            select (select count(*) from domain where team = :id and not removed),
                (select count(*) from role_binding where team = :id)""";
    private static final String LET_GO = "update domain set team = null where team = :id and removed";
    private static final String DELETE =
            "delete from team where id = :id and not exists (select from domain where team = :id)";

    private final Sessions sessions;
    private final Clock clock;

    Teams(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The teams that the caller may see, by id. */
    public Uni<List<Team>> list(Caller caller) {
        return sessions.read(session ->
                        session.createQuery("from TeamRow", TeamRow.class).getResultList())
                .map(rows -> rows.stream()
                        .map(TeamRow::toTeam)
                        .filter(team -> caller.maySeeTeam(team.id()))
                        .sorted(Comparator.comparing(Team::id))
                        .toList());
    }

    /** Creates a team; fails with {@link TeamRefusal}. */
    public Write<Team> create(String id, String name) {
        var team = new Team(id, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return session -> session.createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("name", name)
                .setParameter("now", team.createdAt())
                .executeUpdate()
                .map(count -> requireMade(count, team));
    }

    /**
     * Deletes a team. Removed domains that it owned then have no team.
     *
     * @return fails with {@link TeamRefusal}
     */
    public Write<Void> delete(String id) {
        if (!Team.isId(id)) {
            return session -> Uni.createFrom().failure(TeamRefusal::unknown);
        }
        return session -> find(session, LOCK, id)
                .onItem()
                .ifNull()
                .failWith(TeamRefusal::unknown)
                .chain(() -> requireUnused(session, id))
                .chain(() -> execute(session, LET_GO, id))
                .chain(() -> execute(session, DELETE, id))
                .invoke(count -> requireGone(count, id))
                .replaceWithVoid();
    }

    /** Keeps a team from being deleted until the transaction ends; fails with {@link TeamRefusal}. */
    public Uni<Void> require(Mutiny.Session session, String id) {
        return find(session, HOLD, id)
                .onItem()
                .ifNull()
                .failWith(() -> TeamRefusal.missing(id))
                .replaceWithVoid();
    }

    private static Uni<String> find(Mutiny.Session session, String query, String id) {
        return session.createNativeQuery(query, String.class)
                .setParameter("id", id)
                .getSingleResultOrNull();
    }

    private static Uni<Void> requireUnused(Mutiny.Session session, String id) {
        return session.createNativeQuery(USES, Object[].class)
                .setParameter("id", id)
                .getSingleResult()
                .invoke(uses -> {
                    var domains = ((Number) uses[0]).longValue();
                    var roles = ((Number) uses[1]).longValue();
                    if (domains > 0 || roles > 0) {
                        throw TeamRefusal.inUse(id, domains, roles);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Integer> execute(Mutiny.Session session, String statement, String id) {
        return session.createNativeQuery(statement).setParameter("id", id).executeUpdate();
    }

    /** A removed domain may have been added again by now. */
    private static void requireGone(int count, String id) {
        if (count == 0) {
            throw TeamRefusal.inUse(id);
        }
    }

    private static Team requireMade(int count, Team team) {
        if (count == 0) {
            throw TeamRefusal.exists(team.id());
        }
        return team;
    }
}
