package dev.backsource.config.ports;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Lists requests, the latest first, and reads single ones. */
@Singleton
public final class PortRequestLists {
    private static final String OF_DOMAIN = "from PortRequestRow where domain = :domain";

    private static final String OF_IDS = "from PortRequestRow where id in (:ids) order by id desc";

    private final Sessions sessions;

    PortRequestLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The requests of the domains that a caller administers.
     *
     * @param state null for any
     * @param after the request that they follow; null for the first
     */
    public Uni<List<PortRequest>> administered(
            Caller caller, @Nullable PortRequestState state, @Nullable UUID after, int size) {
        var values = new HashMap<String, Object>();
        Function<Object, String> value = given -> {
            var name = "port" + values.size();
            values.put(name, given);
            return ":" + name;
        };
        var parts = CoveredRows.of(caller, Role.ADMINISTRATOR, value);
        var sql = "select id from port_request where (" + (parts.isEmpty() ? "false" : String.join(" or ", parts)) + ")"
                + (state == null ? "" : " and state = " + value.apply(state.word()))
                + (after == null ? "" : " and id < " + value.apply(after))
                + " order by id desc limit " + size;
        return sessions.read(session -> {
            var query = session.createNativeQuery(sql, UUID.class);
            values.forEach(query::setParameter);
            return query.getResultList().chain(ids -> requests(session, ids));
        });
    }

    /**
     * The requests of a domain.
     *
     * @param seen the teams of which one has to have owned the domain then
     */
    public Uni<List<PortRequest>> of(
            DomainName domain, TeamScope seen, @Nullable PortRequestState state, @Nullable UUID after, int size) {
        var conditions = (state == null ? "" : " and state = :state") + (after == null ? "" : " and id < :after");
        return sessions.read(session -> {
            var query =
                    of(session, domain, seen, conditions + " order by id desc").setMaxResults(size);
            if (state != null) {
                query.setParameter("state", state.word());
            }
            if (after != null) {
                query.setParameter("after", after);
            }
            return query.getResultList().map(PortRequestLists::requests);
        });
    }

    /** One request of a domain; fails with {@link PortRequestRefusal}. */
    public Uni<PortRequest> get(DomainName domain, TeamScope seen, String id) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(PortRequestRefusal.unknown(domain));
        }
        return sessions.read(session -> of(session, domain, seen, " and id = :id")
                        .setParameter("id", UUID.fromString(id))
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> PortRequestRefusal.unknown(domain))
                .map(PortRequestRow::toRequest);
    }

    /** The granted requests behind some revisions of a domain, by the revision. */
    public Uni<Map<Long, PortRequest>> grants(DomainName domain, Collection<Long> revisions) {
        return revisions.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createQuery(
                                OF_DOMAIN + " and revision in (:revisions)", PortRequestRow.class)
                        .setParameter("domain", domain.value())
                        .setParameter("revisions", revisions)
                        .getResultList()
                        .map(rows -> requests(rows).stream()
                                .filter(request -> request.revision() != null)
                                .collect(Collectors.toMap(
                                        PortRequest::revision, Function.identity(), (one, again) -> one))));
    }

    private static Mutiny.SelectionQuery<PortRequestRow> of(
            Mutiny.Session session, DomainName domain, TeamScope seen, String rest) {
        var teams = seen.any() ? "" : " and team in (:teams)";
        var query = session.createQuery(OF_DOMAIN + teams + rest, PortRequestRow.class)
                .setParameter("domain", domain.value());
        return seen.any() ? query : query.setParameter("teams", seen.teams());
    }

    private static Uni<List<PortRequest>> requests(Mutiny.Session session, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(OF_IDS, PortRequestRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(PortRequestLists::requests);
    }

    private static List<PortRequest> requests(List<PortRequestRow> rows) {
        return rows.stream().map(PortRequestRow::toRequest).toList();
    }
}
