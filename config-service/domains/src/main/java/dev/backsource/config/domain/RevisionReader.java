package dev.backsource.config.domain;

import dev.backsource.config.access.TeamScope;
import dev.backsource.config.database.Sessions;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the stored revisions of a domain, also of a removed one, limited to periods in which a team visible to the caller owned it. */
@ApplicationScoped
public class RevisionReader {
    private static final String OF_DOMAIN = "from RevisionRow where domain = :domain";
    private static final String NEWEST_FIRST = " order by revision desc";
    private static final String MARKS = "select revision, changedAt, changedBy, team ";
    private static final String LATEST_OF_OTHERS =
            "select max(revision) " + OF_DOMAIN + " and (team is null or team not in :teams)";
    private static final String AFTER = "select changedAt " + OF_DOMAIN + " and revision > :revision order by revision";
    private static final String TIMES_UP_TO = "select revision, changedAt " + OF_DOMAIN + " and revision <= :latest";
    private static final String SIZED = "select revision, octet_length(state) ";

    /** Names have no spaces. */
    private static final String OWNERS = """
            select stored.domain, stored.revision, stored.team
            from unnest(string_to_array(:domains, ' '), cast(string_to_array(:revisions, ' ') as bigint[])) as asked (domain, revision)
            join domain_revision stored on stored.domain = asked.domain and stored.revision = asked.revision
            """;

    private static final String ACCELERATIONS = """
            select cast(cast(state as jsonb) -> 'dynamicAcceleration' as text)
            from domain_revision where domain = :domain and revision between :oldest and :latest order by revision desc
            """;

    private final Sessions sessions;

    RevisionReader(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The number of revisions; fails with {@link DomainRefusal} when there are none. */
    public Uni<Long> count(DomainName name, TeamScope seen) {
        return sessions.read(session -> of(session, "select count(*) ", name, seen, "", Long.class)
                        .getSingleResult())
                .invoke(count -> {
                    if (count == 0) {
                        throw DomainRefusal.unknown(name);
                    }
                });
    }

    /** The newest {@code size} revisions without their states, regardless of teams. */
    public Uni<List<RevisionMark>> latest(DomainName name, int size) {
        return sessions.read(session -> session.createQuery(MARKS + OF_DOMAIN + NEWEST_FIRST, Object[].class)
                        .setParameter("domain", name.value())
                        .setMaxResults(size)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new RevisionMark((long) row[0], (Instant) row[1], (String) row[2], (String) row[3]))
                        .toList());
    }

    /**
     * The time of the revision by which the domain came to the teams that are seen, however many revisions ago.
     *
     * @return empty when it was always theirs; fails with {@link DomainRefusal} when it isn't theirs now
     */
    public Uni<Optional<Instant>> seenSince(DomainName name, TeamScope seen) {
        return sessions.read(session -> seenSince(session, name, seen));
    }

    /** As the other, in a session that is open. */
    public static Uni<Optional<Instant>> seenSince(Mutiny.Session session, DomainName name, TeamScope seen) {
        if (seen.any()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (seen.teams().isEmpty()) {
            return Uni.createFrom().failure(DomainRefusal.unknown(name));
        }
        return session.createQuery(LATEST_OF_OTHERS, Long.class)
                .setParameter("domain", name.value())
                .setParameter("teams", seen.teams())
                .getSingleResultOrNull()
                .chain(others -> others == null
                        ? Uni.createFrom().item(Optional.empty())
                        : session.createQuery(AFTER, Instant.class)
                                .setParameter("domain", name.value())
                                .setParameter("revision", others)
                                .setMaxResults(1)
                                .getSingleResultOrNull()
                                .onItem()
                                .ifNull()
                                .failWith(() -> DomainRefusal.unknown(name))
                                .map(Optional::of));
    }

    /**
     * The time of the change by which a domain's dynamic acceleration became as it is in revision {@code latest}; after many later revisions, the time
     * of one of them.
     *
     * @param latest later ones don't count, such as that of a write that is tried out in the session
     * @return empty when that was before {@code earliest}
     */
    public static Uni<Optional<Instant>> acceleratedSince(
            Mutiny.Session session, DomainName name, long latest, Instant earliest) {
        return session.createQuery(TIMES_UP_TO + NEWEST_FIRST, Object[].class)
                .setParameter("domain", name.value())
                .setParameter("latest", latest)
                .setMaxResults(Accelerations.MOST)
                .getResultList()
                .chain(rows -> {
                    var times = rows.stream().map(row -> (Instant) row[1]).toList();
                    var read = Accelerations.needed(times, earliest);
                    return read == 0
                            ? Uni.createFrom().item(Optional.empty())
                            : session.createNativeQuery(ACCELERATIONS, String.class)
                                    .setParameter("domain", name.value())
                                    .setParameter("oldest", rows.get(read - 1)[0])
                                    .setParameter("latest", latest)
                                    .setMaxResults(read)
                                    .getResultList()
                                    .map(values -> Accelerations.since(times, values, earliest));
                });
    }

    /**
     * Up to {@code size} revisions, the newest first, without the newest {@code skipped}; fewer when they exceed {@value RevisionSlice#MAX_BYTES}
     * bytes together.
     */
    public Uni<RevisionSlice> newest(DomainName name, TeamScope seen, int skipped, int size) {
        return some(name, seen, size, "", query -> query.setFirstResult(skipped));
    }

    /** As the other, for revisions before {@code revision}. */
    public Uni<RevisionSlice> before(DomainName name, TeamScope seen, long revision, int size) {
        return some(name, seen, size, " and revision < :revision", query -> query.setParameter("revision", revision));
    }

    private Uni<RevisionSlice> some(
            DomainName name,
            TeamScope seen,
            int size,
            String which,
            UnaryOperator<Mutiny.SelectionQuery<Object[]>> settings) {
        return sessions.read(session -> settings.apply(
                        of(session, SIZED, name, seen, which + NEWEST_FIRST, Object[].class))
                .setMaxResults(size + 1)
                .getResultList()
                .chain(found -> RevisionSlice.read(
                        found,
                        size,
                        count -> found.isEmpty()
                                ? Uni.createFrom().item(List.of())
                                : from(session, name, seen, (long) found.get(0)[0], count))));
    }

    /** Up to {@code count} revisions, the newest first, from {@code revision} downwards. */
    public Uni<List<StoredRevision>> from(DomainName name, TeamScope seen, long revision, int count) {
        return sessions.read(session -> from(session, name, seen, revision, count));
    }

    private static Uni<List<StoredRevision>> from(
            Mutiny.Session session, DomainName name, TeamScope seen, long revision, int count) {
        return stored(of(session, "", name, seen, " and revision <= :revision" + NEWEST_FIRST, RevisionRow.class)
                .setParameter("revision", revision)
                .setMaxResults(count));
    }

    /**
     * The revisions among {@code some} that a caller can see. Revisions that aren't stored, as after the loss of a history, are left out.
     *
     * @param scope by a domain's name, the teams whose revisions of it the caller can see
     */
    public Uni<Set<RevisionName>> seen(Collection<RevisionName> some, Function<DomainName, TeamScope> scope) {
        return some.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : sessions.read(session -> session.createNativeQuery(OWNERS, Object[].class)
                                .setParameter(
                                        "domains",
                                        joined(some, each -> each.domain().value()))
                                .setParameter("revisions", joined(some, each -> Long.toString(each.revision())))
                                .getResultList())
                        .map(rows -> rows.stream()
                                .filter(row -> scope.apply(domain(row)).includes((String) row[2]))
                                .map(row -> new RevisionName(domain(row), ((Number) row[1]).longValue()))
                                .collect(Collectors.toSet()));
    }

    private static String joined(Collection<RevisionName> some, Function<RevisionName, String> of) {
        return some.stream().map(of).collect(Collectors.joining(" "));
    }

    private static DomainName domain(Object[] row) {
        return new DomainName((String) row[0]);
    }

    private static <T> Mutiny.SelectionQuery<T> of(
            Mutiny.Session session, String select, DomainName name, TeamScope seen, String rest, Class<T> type) {
        var teams = seen.any() ? "" : " and team in :teams";
        var query = session.createQuery(select + OF_DOMAIN + teams + rest, type).setParameter("domain", name.value());
        return seen.any() ? query : query.setParameter("teams", seen.teams());
    }

    private static Uni<List<StoredRevision>> stored(Mutiny.SelectionQuery<RevisionRow> query) {
        return query.getResultList()
                .map(rows -> rows.stream().map(RevisionRow::toStored).toList());
    }
}
