package dev.backsource.config.proposals;

import dev.backsource.config.access.TeamScope;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.SizedRows;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Lists a domain's proposals, the latest first, and reads single ones. */
@Singleton
public final class ProposalLists {
    private static final String OF_DOMAIN = "from ProposalRow where domain = :domain";
    private static final String LATEST_FIRST = " order by id desc";
    private static final String SIZED = "select id, octet_length(wanted) ";
    private static final String THOSE = "from ProposalRow where id in (:ids)" + LATEST_FIRST;

    private final Sessions sessions;
    private final Clock clock;

    ProposalLists(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * The proposals for a domain: {@code size} at most, and fewer when they exceed {@value ProposalSlice#MAX_BYTES} bytes together.
     *
     * @param seen the teams of which one has to have owned the domain then
     * @param after the proposal that they follow; null for the first
     */
    public Uni<ProposalSlice> of(DomainName domain, TeamScope seen, @Nullable UUID after, int size) {
        var rest = (after == null ? "" : " and id < :after") + LATEST_FIRST;
        return sessions.read(session -> {
            var query = of(session, SIZED, domain, seen, rest, Object[].class).setMaxResults(size + 1);
            if (after != null) {
                query.setParameter("after", after);
            }
            return query.getResultList().chain(found -> read(session, found, size));
        });
    }

    private Uni<ProposalSlice> read(Mutiny.Session session, List<Object[]> found, int size) {
        var ids = SizedRows.keys(found, size, ProposalSlice.MAX_BYTES, UUID.class);
        return ids.isEmpty()
                ? Uni.createFrom().item(new ProposalSlice(List.of(), false))
                : session.createQuery(THOSE, ProposalRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> new ProposalSlice(proposals(rows), ids.size() < found.size()));
    }

    /** One proposal for a domain; fails with {@link ProposalRefusal}. */
    public Uni<Proposal> get(DomainName domain, TeamScope seen, String id) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(ProposalRefusal.unknown(domain));
        }
        return sessions.read(session -> of(session, "", domain, seen, " and id = :id", ProposalRow.class)
                        .setParameter("id", UUID.fromString(id))
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProposalRefusal.unknown(domain))
                .map(row -> row.toProposal(clock.instant()));
    }

    /** The approved proposals behind some revisions of a domain, by the revision. */
    public Uni<Map<Long, Proposal>> approved(DomainName domain, Collection<Long> revisions) {
        return revisions.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createQuery(
                                OF_DOMAIN + " and revision in (:revisions)", ProposalRow.class)
                        .setParameter("domain", domain.value())
                        .setParameter("revisions", revisions)
                        .getResultList()
                        .map(rows -> proposals(rows).stream()
                                .filter(proposal -> proposal.revision() != null)
                                .collect(Collectors.toMap(
                                        Proposal::revision, Function.identity(), (one, again) -> one))));
    }

    private static <T> Mutiny.SelectionQuery<T> of(
            Mutiny.Session session, String select, DomainName domain, TeamScope seen, String rest, Class<T> type) {
        var teams = seen.any() ? "" : " and team in (:teams)";
        var query = session.createQuery(select + OF_DOMAIN + teams + rest, type).setParameter("domain", domain.value());
        return seen.any() ? query : query.setParameter("teams", seen.teams());
    }

    private List<Proposal> proposals(List<ProposalRow> rows) {
        var now = clock.instant();
        return rows.stream().map(row -> row.toProposal(now)).toList();
    }
}
