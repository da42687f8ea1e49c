package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads single domains, and the positions of their revisions in the topic. */
@ApplicationScoped
public class DomainReader {
    private static final String THOSE = "from DomainRow where name in (:names) and not removed";

    /** Names have no spaces. */
    private static final String HEADS = "select name, team, revision from domain"
            + " where name = any(string_to_array(:names, ' ')) and not removed";

    /** A range, which an index serves whatever the parameters. The wildcard's own name is in it. */
    private static final String BELOW = "select name from domain"
            + " where reverse(name) ~>=~ :first and reverse(name) ~<~ :end"
            + " and name <> :wildcard and not removed limit 1";

    private static final String THIS = "select cast(:name as text) as name";

    private final Sessions sessions;

    DomainReader(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The domain in its present state; fails with {@link DomainRefusal}. */
    public Uni<DomainState> get(DomainName name) {
        return sessions.read(session -> session.find(DomainRow.class, name.value()))
                .map(row -> currentState(row, name));
    }

    /**
     * The domain that serves a host: the one of that name, or the nearest wildcard above it.
     *
     * @param host an exact name
     * @return empty when there is none
     */
    public Uni<Optional<DomainHead>> serving(DomainName host) {
        return serving(List.of(host)).map(there -> Optional.ofNullable(there.get(host)));
    }

    /** As the other, for several hosts; hosts without a domain are left out. */
    public Uni<Map<DomainName, DomainHead>> serving(Collection<DomainName> hosts) {
        var names = hosts.stream()
                .flatMap(host -> nearestFirst(host).stream())
                .distinct()
                .toList();
        return heads(names).map(there -> {
            var serving = new HashMap<DomainName, DomainHead>();
            for (var host : hosts) {
                nearestFirst(host).stream()
                        .map(there::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(head -> serving.put(host, head));
            }
            return serving;
        });
    }

    /** The domains that can serve a host: the one of that name, and the wildcards above it. */
    public static List<DomainName> nearestFirst(DomainName host) {
        var nearestFirst = new ArrayList<>(List.of(host));
        NameClaims.wildcardsAbove(host).forEach(name -> nearestFirst.add(new DomainName(name)));
        return nearestFirst;
    }

    /** Whether names that a wildcard covers are domains of their own: exact names, or narrower wildcards. */
    public Uni<Boolean> hasNamesBelow(DomainName wildcard) {
        var range = NameClaims.rangeBelow(wildcard);
        return sessions.read(session -> session.createNativeQuery(BELOW, String.class)
                        .setParameter("first", range.first())
                        .setParameter("end", range.end())
                        .setParameter("wildcard", wildcard.value())
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** The existing domains among any number of names, without their settings. */
    public Uni<Map<DomainName, DomainHead>> heads(Collection<DomainName> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createNativeQuery(HEADS, Object[].class)
                                .setParameter("names", JoinedNames.of(names))
                                .getResultList())
                        .map(rows -> rows.stream()
                                .map(DomainReader::head)
                                .collect(Collectors.toMap(DomainHead::name, head -> head)));
    }

    /** A domain as lists show it; fails with {@link DomainRefusal}. */
    public Uni<DomainOverview> overview(DomainName name) {
        return sessions.read(session -> session.createNativeQuery(OverviewRows.sql(THIS, true), Object[].class)
                        .setParameter("name", name.value())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> DomainRefusal.unknown(name))
                .map(OverviewRows::read);
    }

    /** The existing domains among some names, in their present state; each may take hundreds of kilobytes. */
    public Uni<Map<DomainName, DomainState>> those(List<DomainName> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createQuery(THOSE, DomainRow.class)
                                .setParameter(
                                        "names",
                                        names.stream().map(DomainName::value).toList())
                                .getResultList())
                        .map(rows -> rows.stream()
                                .map(row -> Objects.requireNonNull(row.current()))
                                .collect(
                                        Collectors.toMap(state -> state.domain().name(), state -> state)));
    }

    /** The latest revision of a domain, which for a removed domain is its removal. */
    public Uni<Publication> latest(DomainName name) {
        return sessions.read(session -> session.find(DomainRow.class, name.value())
                .onItem()
                .ifNull()
                .failWith(() -> DomainRefusal.unknown(name))
                .chain(row -> publication(session, row, name, row.revision)));
    }

    /** A revision of a domain, also of a removed one; fails with {@link RevisionRefusal}. */
    public Uni<Publication> revision(DomainName name, long revision) {
        return sessions.read(session -> session.find(DomainRow.class, name.value())
                .onItem()
                .ifNull()
                .failWith(() -> DomainRefusal.unknown(name))
                .chain(row -> publication(session, row, name, revision)));
    }

    private static DomainHead head(Object[] row) {
        return new DomainHead(new DomainName((String) row[0]), (String) row[1], ((Number) row[2]).longValue());
    }

    private static Uni<Publication> publication(
            Mutiny.Session session, DomainRow domain, DomainName name, long revision) {
        return RevisionRow.find(session, name, revision)
                .onItem()
                .ifNull()
                .failWith(() -> RevisionRefusal.unknown(name, revision))
                .map(row -> new Publication(name, revision, position(row), domain.state == null, domain.place()));
    }

    private static @Nullable Position position(RevisionRow row) {
        return row.partition == null || row.offset == null ? null : new Position(row.partition, row.offset);
    }

    private static DomainState currentState(@Nullable DomainRow row, DomainName name) {
        var state = row == null ? null : row.current();
        if (state == null) {
            throw DomainRefusal.unknown(name);
        }
        return state;
    }
}
