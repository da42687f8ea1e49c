package dev.backsource.config.progressive;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.RevisionReader;
import dev.backsource.config.domain.StoredRevision;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lists rollouts, the latest first, and reads single ones. */
@Singleton
public final class RolloutLists {
    private static final Logger LOG = Logger.getLogger(RolloutLists.class);
    private static final String WITH_REVISION =
            "select r, d.revision from ProgressiveRolloutRow r join DomainRow d on d.name = r.domain where ";
    private static final String THOSE = WITH_REVISION + "r.id in (:ids) order by r.id desc";
    private static final String UNDER_WAY = WITH_REVISION + "r.endedAt is null order by r.id";
    private static final String HALTED = WITH_REVISION + "r.endedAt is null and r.haltedSince < :time order by r.id";
    private static final String OF_DOMAIN = WITH_REVISION + "r.domain = :domain and r.endedAt is null";
    private static final String ONE = WITH_REVISION + "r.id = :id and r.domain = :domain";
    private static final String SOME = WITH_REVISION + "r.domain = :domain and r.id in (:ids)";
    private static final String LATEST_FIRST = " order by id desc limit ";

    private static final TeamScope ANY_TEAM = new TeamScope(true, Set.of());

    private static final int MOST_TOLD = 1_000;

    private final Sessions sessions;
    private final RevisionReader revisions;
    /** Of which it was told. */
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

    RolloutLists(Sessions sessions, RevisionReader revisions) {
        this.sessions = sessions;
        this.revisions = revisions;
    }

    /**
     * The rollouts of all domains, each from the time when the caller could see the domain.
     *
     * @return up to {@code size}, and one more where there are more
     */
    public Uni<List<StoredRollout>> all(Caller caller, RolloutFilter filter, int size) {
        var values = new HashMap<String, Object>();
        var parts = CoveredRows.of(caller, Role.VIEWER, values);
        return parts.isEmpty() ? Uni.createFrom().item(List.of()) : latest(parts, values, filter, size);
    }

    /**
     * The rollouts of a domain, as {@link #all}.
     *
     * @param seen the teams of which one has to have owned the domain then
     */
    public Uni<List<StoredRollout>> of(DomainName domain, TeamScope seen, RolloutFilter filter, int size) {
        var values = new HashMap<String, Object>();
        return latest(List.of(CoveredRows.ofDomain(domain, seen, values)), values, filter, size);
    }

    /**
     * The rollouts that any of {@code parts} covers. Each part, of each state unless any will do, is read by a suitable index, the latest first and no further
     * than the page.
     */
    private Uni<List<StoredRollout>> latest(
            List<String> parts, Map<String, Object> values, RolloutFilter filter, int size) {
        var following = filter.after() == null ? "" : " and id < :after";
        if (filter.after() != null) {
            values.put("after", filter.after());
        }
        var states = ofStates(filter.states());
        var latest = parts.stream()
                .flatMap(part -> states.stream().map(state -> part + state + following))
                .map(wanted -> "(select id from progressive_rollout where " + wanted + LATEST_FIRST + (size + 1) + ")")
                .collect(Collectors.joining(" union "));
        var sql = "select cast(id as text) from (" + latest + ") as seen" + LATEST_FIRST + (size + 1);
        return sessions.read(session -> {
                    var query = session.createNativeQuery(sql, String.class);
                    values.forEach(query::setParameter);
                    return query.getResultList()
                            .chain(ids -> those(session, ids).map(rows -> new Found(ids, readable(rows))));
                })
                .chain(found -> filled(found, parts, values, filter, size));
    }

    /** @param rollouts without those of {@code ids} that can't be read */
    private record Found(List<String> ids, List<StoredRollout> rollouts) {}

    /** A page of which rollouts can't be read isn't the last one for that. */
    private Uni<List<StoredRollout>> filled(
            Found found, List<String> parts, Map<String, Object> values, RolloutFilter filter, int size) {
        if (found.ids.size() <= size || found.rollouts.size() == found.ids.size()) {
            return Uni.createFrom().item(found.rollouts);
        }
        var last = UUID.fromString(found.ids.get(found.ids.size() - 1));
        return latest(parts, values, new RolloutFilter(filter.states(), last), size)
                .map(more -> Stream.concat(found.rollouts.stream(), more.stream())
                        .limit(size + 1L)
                        .toList());
    }

    private static List<String> ofStates(Set<ProgressiveState> states) {
        return states.size() == ProgressiveState.values().length
                ? List.of("")
                : states.stream()
                        .map(state -> " and state = '" + state.word() + "'")
                        .toList();
    }

    private static Uni<List<Object[]>> those(Mutiny.Session session, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(THOSE, Object[].class)
                        .setParameter("ids", ids.stream().map(UUID::fromString).toList())
                        .getResultList();
    }

    /** One rollout of a domain; fails with {@link RolloutRefusal}. */
    public Uni<StoredRollout> get(DomainName domain, TeamScope seen, String id) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(RolloutRefusal.unknown(domain));
        }
        return sessions.read(session -> session.createQuery(ONE, Object[].class)
                        .setParameter("id", UUID.fromString(id))
                        .setParameter("domain", domain.value())
                        .getResultList())
                .map(rows -> stored(rows).stream()
                        .filter(rollout -> seen.includes(rollout.team()))
                        .findFirst()
                        .orElseThrow(() -> RolloutRefusal.unknown(domain)));
    }

    /** The candidate of a rollout that the caller may see. */
    public Uni<Optional<Candidate>> candidate(StoredRollout rollout) {
        var first = rollout.baselineRevision() + 1;
        return revisions
                .from(rollout.domain(), ANY_TEAM, first, 1)
                .map(found -> found.stream()
                        .map(StoredRevision::state)
                        .filter(Objects::nonNull)
                        .map(DomainState::rollout)
                        .filter(Objects::nonNull)
                        .filter(step -> step.id().equals(rollout.id()))
                        .map(ProgressiveRollout::candidate)
                        .findFirst());
    }

    /** The rollout that a domain is in. */
    public Uni<Optional<StoredRollout>> underWay(DomainName domain) {
        return sessions.read(session -> session.createQuery(OF_DOMAIN, Object[].class)
                        .setParameter("domain", domain.value())
                        .getResultList())
                .map(rows -> stored(rows).stream().findFirst());
    }

    /** The rollouts of all domains that are under way, in the order of their beginnings. */
    Uni<List<StoredRollout>> underWay(Mutiny.Session session) {
        return session.createQuery(UNDER_WAY, Object[].class).getResultList().map(this::readable);
    }

    /** The rollouts under way that have kept their share since before {@code time}. */
    public Uni<List<StoredRollout>> haltedBefore(Instant time) {
        return sessions.read(session -> session.createQuery(HALTED, Object[].class)
                .setParameter("time", time)
                .getResultList()
                .map(this::readable));
    }

    /** Those of a domain's rollouts that have these ids and are still kept, by id. */
    public Uni<Map<String, StoredRollout>> those(DomainName domain, Collection<String> ids) {
        var known =
                ids.stream().filter(TimeOrderedIds::canBe).map(UUID::fromString).toList();
        return known.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createQuery(SOME, Object[].class)
                                .setParameter("domain", domain.value())
                                .setParameter("ids", known)
                                .getResultList())
                        .map(rows -> stored(rows).stream()
                                .collect(Collectors.toMap(StoredRollout::id, Function.identity())));
    }

    /** The rollout by which the change of a write of the session goes out. */
    public static Uni<StoredRollout> ofWrite(Mutiny.Session session, String id) {
        return reread(session, UUID.fromString(id));
    }

    /** A rollout after a write of its session, which changed the rows behind the session's entities. */
    static Uni<StoredRollout> reread(Mutiny.Session session, UUID id) {
        session.clear();
        return session.createQuery(WITH_REVISION + "r.id = :id", Object[].class)
                .setParameter("id", id)
                .getSingleResult()
                .map(RolloutLists::stored);
    }

    /** Those without rows that can't be read, as a later version may have written them: one row stops no other rollout. */
    private List<StoredRollout> readable(List<Object[]> rows) {
        return rows.stream().map(this::readable).filter(Objects::nonNull).toList();
    }

    private @Nullable StoredRollout readable(Object[] row) {
        try {
            return stored(row);
        } catch (RuntimeException failure) {
            var id = ((ProgressiveRolloutRow) row[0]).id;
            if (unreadable.size() < MOST_TOLD && unreadable.add(id)) {
                LOG.errorf(failure, "progressive rollout %s can't be read; it is left out, and not moved", id);
            }
            return null;
        }
    }

    private static List<StoredRollout> stored(List<Object[]> rows) {
        return rows.stream().map(RolloutLists::stored).toList();
    }

    private static StoredRollout stored(Object[] row) {
        return ((ProgressiveRolloutRow) row[0]).toStored((Long) row[1]);
    }
}
