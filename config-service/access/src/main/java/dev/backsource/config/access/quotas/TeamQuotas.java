package dev.backsource.config.access.quotas;

import dev.backsource.config.access.changes.AccessView;
import dev.backsource.config.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of teams, in memory, so that a team without quotas costs nothing more. Under a quota, a transaction that needs room locks the
 * team's row until its end and then counts: if two compete for the last unit, one gets it.
 */
@Singleton
public final class TeamQuotas implements AccessView {
    private static final String READ = "select team, quota, most from team_quota";
    private static final String OF_TEAM = "select quota, most from team_quota where team = :team";
    private static final String SET = "insert into team_quota (team, quota, most) values (:team, :quota, :most)"
            + " on conflict (team, quota) do update set most = excluded.most";
    private static final String UNSET = "delete from team_quota where team = :team and quota = :quota";

    /** Transactions that reference the team by a foreign key don't wait for this lock, nor does it wait for them. */
    private static final String LOCK = "select id from team where id = :team for no key update";

    private final Pool pool;
    private final Map<Quota, Integer> defaults = new EnumMap<>(Quota.class);
    private volatile Map<String, Map<Quota, Integer>> own = Map.of();

    TeamQuotas(Pool pool, QuotaSettings settings) {
        this.pool = pool;
        for (var quota : Quota.values()) {
            set(settings, quota).ifPresent(most -> defaults.put(quota, most));
        }
    }

    private static OptionalInt set(QuotaSettings settings, Quota quota) {
        return switch (quota) {
            case DOMAINS -> settings.domains();
            case ORIGINS_PER_DOMAIN -> settings.originsPerDomain();
            case PATH_RULES_PER_DOMAIN -> settings.pathRulesPerDomain();
            case PURGES_PER_DAY -> settings.purgesPerDay();
            case STREAMS -> settings.streams();
            case PROBES -> settings.probes();
            case KEYS -> settings.keys();
            case ACCOUNTS -> settings.accounts();
        };
    }

    @Override
    public Uni<Runnable> read() {
        return pool.query(READ).execute().map(rows -> {
            var all = new HashMap<String, Map<Quota, Integer>>();
            rows.forEach(row -> all.computeIfAbsent(row.getString("team"), first -> new EnumMap<>(Quota.class))
                    .put(Quota.of(row.getString("quota")), row.getInteger("most")));
            return () -> own = all;
        });
    }

    /** A team's quota; null for no limit. */
    public @Nullable Integer limit(String team, Quota quota) {
        var set = own.get(team);
        var most = set == null ? null : set.get(quota);
        return most == null ? defaults.get(quota) : most;
    }

    /** The quota of a team without a quota of its own, and of a caller without a team; null for no limit. */
    public @Nullable Integer limitByDefault(Quota quota) {
        return defaults.get(quota);
    }

    /** Whether any team has this quota, so that ownership matters. */
    public boolean isSetForAny(Quota quota) {
        return defaults.containsKey(quota) || own.values().stream().anyMatch(set -> set.containsKey(quota));
    }

    /**
     * Requires room for {@code more} units in a team's quota, until the transaction ends.
     *
     * @param used counts the units in use, without the new ones
     * @return fails with {@link QuotaRefusal}
     */
    public Uni<Void> requireRoom(Mutiny.Session session, String team, Quota quota, int more, Supplier<Uni<Long>> used) {
        var limit = limit(team, quota);
        if (limit == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("team", team)
                .getSingleResultOrNull()
                .chain(used::get)
                .invoke(has -> {
                    if (has + more > limit) {
                        throw QuotaRefusal.ofTeam(team, quota, limit, has);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Requires that a team's domain stays within its quota; it may keep the number that it has already.
     *
     * @throws RefusedException when it doesn't
     */
    public void requireOfDomain(String team, Quota quota, int before, int wanted) {
        var limit = limit(team, quota);
        if (limit != null && wanted > limit && wanted > before) {
            throw QuotaRefusal.ofDomain(team, quota, limit, wanted);
        }
    }

    /** A team's present quotas, as in the database. */
    public Uni<Map<Quota, Integer>> of(Mutiny.Session session, String team) {
        return session.createNativeQuery(OF_TEAM, Object[].class)
                .setParameter("team", team)
                .getResultList()
                .map(this::withDefaults);
    }

    private Map<Quota, Integer> withDefaults(List<Object[]> rows) {
        var all = new EnumMap<Quota, Integer>(Quota.class);
        all.putAll(defaults);
        rows.forEach(row -> all.put(Quota.of((String) row[0]), ((Number) row[1]).intValue()));
        return all;
    }

    /** Sets some of a team's quotas; empty ones return to the settings' default. The team keeps any units above a new quota. */
    public Uni<Void> set(Mutiny.Session session, String team, Map<Quota, Optional<Integer>> quotas) {
        var done = Uni.createFrom().voidItem();
        for (var quota : quotas.entrySet()) {
            done = done.chain(() -> set(session, team, quota.getKey(), quota.getValue()));
        }
        return done;
    }

    private static Uni<Void> set(Mutiny.Session session, String team, Quota quota, Optional<Integer> most) {
        var query = session.createNativeQuery(most.isPresent() ? SET : UNSET)
                .setParameter("team", team)
                .setParameter("quota", quota.word());
        return most.map(value -> query.setParameter("most", value))
                .orElse(query)
                .executeUpdate()
                .replaceWithVoid();
    }
}
