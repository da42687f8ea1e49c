package dev.backsource.config.access.quotas;

import dev.backsource.config.access.changes.AccessView;
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
 * The quotas of teams, in memory, so that what is of a team without any costs nothing more. Where one is set, whoever takes room under
 * it locks the team's row until their transaction ends and counts then: of two who take the last one, one gets it.
 */
@Singleton
public final class TeamQuotas implements AccessView {
    private static final String READ = "select team, quota, most from team_quota";
    private static final String OF_TEAM = "select quota, most from team_quota where team = :team";
    private static final String SET = "insert into team_quota (team, quota, most) values (:team, :quota, :most)"
            + " on conflict (team, quota) do update set most = excluded.most";
    private static final String UNSET = "delete from team_quota where team = :team and quota = :quota";

    /** Those who hold the team by a foreign key don't wait for it, nor it for them. */
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

    /** How much a team may have; null for any amount. */
    public @Nullable Integer limit(String team, Quota quota) {
        var set = own.get(team);
        var most = set == null ? null : set.get(quota);
        return most == null ? defaults.get(quota) : most;
    }

    /** How much a team may have for which nothing is set, and who is of no team; null for any amount. */
    public @Nullable Integer limitByDefault(Quota quota) {
        return defaults.get(quota);
    }

    /** Whether any team may have only so much, so that it matters whose something is. */
    public boolean isSetForAny(Quota quota) {
        return defaults.containsKey(quota) || own.values().stream().anyMatch(set -> set.containsKey(quota));
    }

    /**
     * Makes sure that a team may have so many more, until the transaction ends.
     *
     * @param used counts what it has, without those
     * @return fails with {@link QuotaExceededException}
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
                        throw new QuotaExceededException(team, quota, limit, has);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Makes sure that a domain of a team may have as many of something as it would have; what it has already it keeps.
     *
     * @throws QuotaExceededException when it may not
     */
    public void requireOfDomain(String team, Quota quota, int before, int wanted) {
        var limit = limit(team, quota);
        if (limit != null && wanted > limit && wanted > before) {
            throw QuotaExceededException.ofDomain(team, quota, limit, wanted);
        }
    }

    /** How much a team may have now, as the database says. */
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

    /** Sets some quotas of a team; empty ones are as the settings say. What it has already it keeps. */
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
