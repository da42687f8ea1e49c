package dev.backsource.config.changerequests;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.SizedRows;
import dev.backsource.config.database.Slice;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Lists change requests, the latest first, and reads single ones. Pages have {@code size} requests at most, and fewer when they exceed
 * {@value #MAX_BYTES} bytes together.
 */
@Singleton
public final class ChangeRequestLists {
    /**
     * The limit for the requested changes of a page and the present states of the domains of its open requests together, in bytes. A single state
     * may have 214 KB.
     */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** An open request is shown with its effect on the present domain. */
    private static final String SIZED = """
            select cast(change_request.id as text), octet_length(content) + case when state = 'open' then coalesce(
                (select octet_length(present.state) from domain present where present.name = change_request.domain), 0) else 0 end
            from (%s) as latest join change_request on change_request.id = latest.id order by change_request.id desc""";

    private static final String LATEST_FIRST = " order by id desc limit ";
    private static final String APPROVED = """
            select new dev.backsource.config.changerequests.ApprovedRequest(
                id, kind, requestedAt, requestedBy, requester, decidedBy, decider, reason, comment, revision)
            from ChangeRequestRow where domain = :domain and revision in (:revisions)""";
    private static final String THOSE = "from ChangeRequestRow where id in (:ids) order by id desc";

    private static final Slice<ChangeRequest> NONE = new Slice<>(List.of(), false, 0);

    private final Sessions sessions;
    private final Clock clock;

    ChangeRequestLists(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The requests of all domains, each from the time when the caller could see the domain. */
    public Uni<Slice<ChangeRequest>> all(Caller caller, ChangeRequestFilter filter, int size) {
        var values = new HashMap<String, Object>();
        var parts = CoveredRows.of(caller, Role.VIEWER, values);
        return parts.isEmpty() ? Uni.createFrom().item(NONE) : slice(parts, values, filter, size);
    }

    /**
     * The requests of a domain.
     *
     * @param seen the teams of which one has to have owned the domain then
     */
    public Uni<Slice<ChangeRequest>> of(DomainName domain, TeamScope seen, ChangeRequestFilter filter, int size) {
        var values = new HashMap<String, Object>();
        return slice(List.of(CoveredRows.ofDomain(domain, seen, values)), values, filter, size);
    }

    /** The requests that any of {@code parts} covers. Each part is read by a suitable index, the latest first and no further than the page. */
    private Uni<Slice<ChangeRequest>> slice(
            List<String> parts, Map<String, Object> values, ChangeRequestFilter filter, int size) {
        var conditions = new ArrayList<String>();
        var now = clock.instant();
        if (filter.kind() != null) {
            conditions.add("kind = :kind");
            values.put("kind", filter.kind().word());
        }
        if (filter.state() != null) {
            var stated = filter.state().condition();
            conditions.add(stated);
            if (stated.contains(":now")) {
                values.put("now", now);
            }
        }
        if (filter.after() != null) {
            conditions.add("id < :after");
            values.put("after", filter.after());
        }
        var wanted = conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining());
        var latest = parts.stream()
                .map(part -> "(select id from change_request where " + part + wanted + LATEST_FIRST + (size + 1) + ")")
                .collect(Collectors.joining(" union "));
        var sql = SIZED.formatted("select id from (" + latest + ") as seen" + LATEST_FIRST + (size + 1));
        return sessions.read(session -> {
            var query = session.createNativeQuery(sql, Object[].class);
            values.forEach(query::setParameter);
            return query.getResultList().chain(found -> read(session, found, size, now));
        });
    }

    private static Uni<Slice<ChangeRequest>> read(Mutiny.Session session, List<Object[]> found, int size, Instant now) {
        var ids = SizedRows.keys(found, size, MAX_BYTES, String.class).stream()
                .map(UUID::fromString)
                .toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(NONE)
                : session.createQuery(THOSE, ChangeRequestRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> new Slice<>(requests(rows, now), ids.size() < found.size(), 0));
    }

    /** One request for a domain; fails with {@link ChangeRequestRefusal}. */
    public Uni<ChangeRequest> get(DomainName domain, TeamScope seen, String id) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(ChangeRequestRefusal.unknown(domain));
        }
        return sessions.read(session -> session.find(ChangeRequestRow.class, UUID.fromString(id)))
                .map(row -> visible(row, domain, seen).toRequest(clock.instant()));
    }

    /**
     * Requires that a row was found, and may be seen.
     *
     * @param row null when there is none
     * @throws dev.backsource.config.refusal.RefusedException also for a request of another domain, or from the time when it was another team's
     */
    static ChangeRequestRow visible(@Nullable ChangeRequestRow row, DomainName domain, TeamScope seen) {
        if (row == null || !row.domain.equals(domain.value()) || !seen.includes(row.team)) {
            throw ChangeRequestRefusal.unknown(domain);
        }
        return row;
    }

    /** The approved requests behind some revisions of a domain, by the revision. */
    public Uni<Map<Long, ApprovedRequest>> approved(DomainName domain, Collection<Long> revisions) {
        return revisions.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createQuery(APPROVED, ApprovedRequest.class)
                        .setParameter("domain", domain.value())
                        .setParameter("revisions", revisions)
                        .getResultList()
                        .map(requests -> requests.stream()
                                .collect(Collectors.toMap(
                                        ApprovedRequest::revision, Function.identity(), (one, again) -> one))));
    }

    private static List<ChangeRequest> requests(List<ChangeRequestRow> rows, Instant now) {
        return rows.stream().map(row -> row.toRequest(now)).toList();
    }
}
