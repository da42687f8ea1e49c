package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.quotas.QuotaRefusal;
import dev.backsource.config.access.quotas.TeamQuotas;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The numbers of keys, accounts and sessions that a tenant has in the database, out of the total. Keys and accounts for a team count for
 * the team, regardless of their creator; others count for their creator, and not at all for administrators of all domains.
 */
@Singleton
public final class HolderQuotas {
    /** One in this many of the total is reserved for administrators of all domains. */
    private static final int KEPT = 8;

    private static final String OF_TEAM =
            "select count(*) from %s where id in (select holder from role_binding where team = :of)";
    private static final String OF_MAKER = "select count(*) from %s where tenant = :of";
    private static final String SESSIONS_OF_TEAM =
            "select count(*) from person_session where holder in (select holder from role_binding where team = :of)";
    private static final String SESSIONS_OF_MAKER = """
            select count(*) from person_session where holder = :of
                or holder in (select id from access_key where tenant = :of union all select id from account where tenant = :of)""";

    private final TeamQuotas quotas;
    private final Tenancies tenancies;

    HolderQuotas(TeamQuotas quotas, Tenancies tenancies) {
        this.quotas = quotas;
        this.tenancies = tenancies;
    }

    /** The part of {@code all} that is open to a caller. */
    public static int most(int all, Caller caller) {
        return caller.mayEverywhere(Role.ADMINISTRATOR) ? all : all - all / KEPT;
    }

    /** Requires room for a key, until the transaction ends; fails with {@link QuotaRefusal}. */
    public Uni<Void> requireRoomForKey(Mutiny.Session session, List<RoleBinding> bindings, Caller by) {
        return requireRoom(session, Quota.KEYS, "access_key", bindings, by);
    }

    /** Requires room for an account, likewise. */
    public Uni<Void> requireRoomForAccount(Mutiny.Session session, List<RoleBinding> bindings, Caller by) {
        return requireRoom(session, Quota.ACCOUNTS, "account", bindings, by);
    }

    /** Requires room for an account in the teams that it joins. */
    public Uni<Void> requireRoomForTeamsOf(Mutiny.Session session, List<RoleBinding> before, List<RoleBinding> after) {
        var joined = teams(after);
        joined.removeAll(teams(before));
        return requireRoomOfTeams(session, Quota.ACCOUNTS, "account", joined);
    }

    /** The number of sessions of the holder's tenant: the largest of its teams', and 0 for administrators of all domains. */
    public Uni<Long> sessionsOfTenant(Mutiny.Session session, Caller holder) {
        var most = Uni.createFrom().item(0L);
        for (var tenant : tenancies.of(holder).tenants()) {
            var statement = tenant.isTeam() ? SESSIONS_OF_TEAM : SESSIONS_OF_MAKER;
            most = most.chain(had -> count(session, statement, tenant.id()).map(has -> Math.max(had, has)));
        }
        return most;
    }

    private Uni<Void> requireRoom(
            Mutiny.Session session, Quota quota, String table, List<RoleBinding> bindings, Caller by) {
        var teams = teams(bindings);
        var maker = tenancies.ofMadeBy(by);
        if (!teams.isEmpty() || maker == null) {
            return requireRoomOfTeams(session, quota, table, teams);
        }
        var limit = quotas.limitByDefault(quota);
        return limit == null
                ? Uni.createFrom().voidItem()
                : count(session, OF_MAKER.formatted(table), maker)
                        .invoke(has -> {
                            if (has >= limit) {
                                throw QuotaRefusal.ofMaker(quota, limit, has);
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> requireRoomOfTeams(Mutiny.Session session, Quota quota, String table, Collection<String> teams) {
        var room = Uni.createFrom().voidItem();
        for (var team : teams) {
            room = room.chain(() ->
                    quotas.requireRoom(session, team, quota, 1, () -> count(session, OF_TEAM.formatted(table), team)));
        }
        return room;
    }

    private static Set<String> teams(List<RoleBinding> bindings) {
        return bindings.stream()
                .map(RoleBinding::team)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Uni<Long> count(Mutiny.Session session, String statement, String of) {
        return session.createNativeQuery(statement, Long.class)
                .setParameter("of", of)
                .getSingleResult();
    }
}
