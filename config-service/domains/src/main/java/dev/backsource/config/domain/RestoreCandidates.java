package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.masschange.MassChangeHolders;
import dev.backsource.config.masschange.MassChanges;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.masschange.MassChange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds the domains that a restore to a time is about, in sets that one transaction can take. */
@Singleton
public final class RestoreCandidates {
    /** The most domains of one page. */
    public static final int MAX_PAGE = 1_000;

    /** A set is held locked, and its states are in memory: few enough to end in a fraction of a second. */
    private static final int MAX_SET = 250;

    private static final long MAX_SET_BYTES = 4 * 1024 * 1024;

    /** The present states, and the states then, are measured without being read. */
    private static final String FIND = """
            select found.name, found.team, coalesce(octet_length(found.state), 0) + coalesce(octet_length(past.state), 0)
            from (select name, team, state from domain where name > :after%s order by name limit :most) as found
            left join lateral (
                select state from domain_revision where domain = found.name and changed_at <= :at order by revision desc limit 1) as past on true
            order by found.name""";

    private static final String CHANGED_SINCE = " and changed_at > :at";
    private static final String NAMED = " and name = any(string_to_array(:names, ' '))";
    private static final String OF_TEAM = " and team = :team";
    private static final String OF_TEAMS = " and team = any(string_to_array(:teams, ' '))";
    private static final String CONTAINING = " and position(cast(:part as text) in name) > 0";

    /** Those that have no earlier state only count if they are removed; removed ones come back, which reroutes nothing. */
    private static final String SIZE = """
            select count(*) from (
                (select name from domain where not removed and name > :after and changed_at > :at%s%s order by name limit :most)
                union (""" + MassChanges.COUNTED + " limit :enough)) as counted";

    /** Looked up for one domain after the other: a join would begin at the first domain of the history for each page. */
    private static final String EXISTED =
            " and (select true from domain_revision where domain = name and domain_revision.changed_at <= :at limit 1)";

    private final Sessions sessions;
    private final MassChanges masses;
    private final MassChangeHolders holders;
    private final Clock clock;

    RestoreCandidates(Sessions sessions, MassChanges masses, MassChangeHolders holders, Clock clock) {
        this.sessions = sessions;
        this.masses = masses;
        this.holders = holders;
        this.clock = clock;
    }

    /**
     * Counts the domains of a restore, before its first change. Which of them are really rerouted shows with their states only, so it counts all
     * that were changed since: those of the whole restore where it begins, and those of one page where it goes on.
     *
     * @param removeLater whether domains without an earlier state are removed
     * @param confirmation of the caller
     * @return the confirmation of its changes; fails with {@link dev.backsource.config.masschange.MassChangeRefusal}
     */
    public Uni<MassConfirmation> confirmed(
            Caller caller,
            RestoreScope scope,
            Instant at,
            String after,
            boolean removeLater,
            MassConfirmation confirmation) {
        if (masses.isForAll(confirmation)) {
            return Uni.createFrom().item(confirmation.covering());
        }
        var holder = holders.ofAll(caller);
        if (holder == null) {
            return Uni.createFrom().item(confirmation);
        }
        var values = new HashMap<String, Object>(Map.of(
                "at", at,
                "after", after,
                "holder", holder,
                "since", clock.instant().minus(MassChange.WINDOW)));
        var size = SIZE.formatted(wanted(caller, scope, values), removeLater ? "" : EXISTED);
        return sessions.read(session -> masses.require(
                session, enough -> sizeUpTo(session, size, values, after.isEmpty(), enough), confirmation));
    }

    private static Uni<Long> sizeUpTo(
            Mutiny.Session session, String size, Map<String, Object> values, boolean ofAll, long enough) {
        var query = session.createNativeQuery(size, Long.class);
        values.forEach(query::setParameter);
        return query.setParameter("enough", enough)
                .setParameter("most", ofAll ? enough : MAX_PAGE)
                .getSingleResult();
    }

    /**
     * Up to {@value #MAX_PAGE} domains, by name.
     *
     * @param sets of domains, each for one transaction
     * @param next the last of those that were looked at; null when there are no more
     */
    public record Page(
            List<List<DomainName>> sets, @Nullable String next) {}

    /**
     * The domains after {@code after} that were changed since {@code at}; named ones also if they weren't. Of those by another criterion, the ones that
     * the caller may change.
     *
     * @param after empty for the beginning
     */
    public Uni<Page> page(Caller caller, RestoreScope scope, Instant at, String after) {
        return sessions.read(session -> query(session, caller, scope, at, after)
                .getResultList()
                .map(rows -> new Page(
                        sets(rows.stream()
                                .filter(row ->
                                        scope.names() != null || caller.may(Role.OPERATOR, name(row), (String) row[1]))
                                .toList()),
                        rows.size() < MAX_PAGE ? null : (String) rows.get(MAX_PAGE - 1)[0])));
    }

    private static Mutiny.SelectionQuery<Object[]> query(
            Mutiny.Session session, Caller caller, RestoreScope scope, Instant at, String after) {
        var values = new HashMap<String, Object>(Map.of("at", at, "after", after, "most", MAX_PAGE));
        var wanted = (scope.names() == null ? CHANGED_SINCE : "") + wanted(caller, scope, values);
        var query = session.createNativeQuery(FIND.formatted(wanted), Object[].class);
        values.forEach(query::setParameter);
        return query;
    }

    /** The conditions of a scope, whose values it adds. */
    private static String wanted(Caller caller, RestoreScope scope, Map<String, Object> values) {
        var wanted = new StringBuilder();
        if (scope.names() == null) {
            var teams = teams(caller);
            if (teams != null) {
                wanted.append(OF_TEAMS);
                values.put("teams", String.join(" ", teams));
            }
        } else {
            wanted.append(NAMED);
            values.put("names", JoinedNames.of(scope.names()));
        }
        if (scope.team() != null) {
            wanted.append(OF_TEAM);
            values.put("team", scope.team());
        }
        if (scope.part() != null) {
            wanted.append(CONTAINING);
            values.put("part", scope.part());
        }
        return wanted.toString();
    }

    /** The teams whose domains the caller may change; null where it may change others, too. */
    private static @Nullable List<String> teams(Caller caller) {
        var operating = caller.bindings().stream()
                .filter(binding -> binding.role().includes(Role.OPERATOR))
                .map(RoleBinding::team)
                .toList();
        return operating.contains(null)
                ? null
                : operating.stream().map(Objects::requireNonNull).distinct().toList();
    }

    static List<List<DomainName>> sets(List<Object[]> rows) {
        var sets = new ArrayList<List<DomainName>>();
        var bytes = 0L;
        for (var row : rows) {
            bytes += ((Number) row[2]).longValue();
            if (sets.isEmpty() || sets.get(sets.size() - 1).size() == MAX_SET || bytes > MAX_SET_BYTES) {
                sets.add(new ArrayList<>());
                bytes = ((Number) row[2]).longValue();
            }
            sets.get(sets.size() - 1).add(name(row));
        }
        return sets;
    }

    private static DomainName name(Object[] row) {
        return new DomainName((String) row[0]);
    }
}
