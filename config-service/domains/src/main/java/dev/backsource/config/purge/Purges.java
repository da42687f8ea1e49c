package dev.backsource.config.purge;

import dev.backsource.config.access.TeamScope;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Slice;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.periodic.Retention;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.purge.PurgeScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Requests purges and reads them. A purge is one transaction that writes its own row and the outbox row, so it is published if and only if it was
 * accepted. It doesn't change the domain, and holds it unchanged until the transaction ends; purges of one domain don't wait for each other.
 */
@ApplicationScoped
public class Purges {
    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-purge", "Purge not found");

    private static final String OF_DOMAIN = "from PurgeRow where domain = :domain";
    private static final String SIZED = "select id, octet_length(event) ";
    private static final String LATEST_FIRST = " order by id desc";

    private final Sessions sessions;
    private final DomainReader domains;
    private final DomainWriter writer;
    private final PurgeQuota quota;
    private final Clock clock;

    Purges(Sessions sessions, DomainReader domains, DomainWriter writer, PurgeQuota quota, Clock clock) {
        this.sessions = sessions;
        this.domains = domains;
        this.writer = writer;
        this.quota = quota;
        this.clock = clock;
    }

    /** Purges are deleted some time after they were published; never an unpublished one. */
    @Produces
    @Singleton
    static Retention retention(PurgeSettings settings, Clock clock) {
        return new Retention(
                "purge pruning",
                Duration.ofHours(1),
                "cache_purge",
                "id",
                "published_at < $1",
                "id",
                () -> clock.instant().minus(settings.purgesKept()).atOffset(ZoneOffset.UTC));
    }

    /**
     * Requests that every edge drops cached responses of a domain.
     *
     * @param scope whose URLs all belong to the domain
     * @param expected the precondition on the domain's revision
     * @param provenance the caller and the trace
     * @return fails with {@link dev.backsource.config.domain.DomainRefusal}, {@link dev.backsource.config.write.StaleRevisionException} or
     *     {@link dev.backsource.config.access.quotas.QuotaRefusal}
     */
    public Write<RequestedPurge> request(
            DomainName domain, PurgeScope scope, ExpectedRevision expected, Provenance provenance) {
        return session -> writer.hold(domain, expected, provenance)
                .in(session)
                .chain(() -> quota.require(session, domain))
                .chain(() -> write(session, domain, scope, provenance))
                .map(PurgeRow::toPurge);
    }

    /**
     * One page of a domain's purges, also of a removed domain; it ends before it exceeds {@value PurgeLists#MAX_BYTES} bytes.
     *
     * @param seen the teams of which one has to have owned the domain then
     * @param page counts from 0
     * @return fails with {@link dev.backsource.config.domain.DomainRefusal} when the domain never existed
     */
    public Uni<Slice<RequestedPurge>> list(DomainName domain, TeamScope seen, int page, int size) {
        return domains.latest(domain)
                .chain(() -> sessions.read(session -> count(session, domain, seen)
                        .chain(total -> of(session, SIZED, domain, seen, LATEST_FIRST, Object[].class)
                                .setFirstResult(page * size)
                                .setMaxResults(size + 1)
                                .getResultList()
                                .chain(found -> PurgeLists.read(session, found, size))
                                .map(found -> found.withTotal(total)))));
    }

    /** As the other, with the purges that follow {@code after}, the latest coming first: {@code size} at most. */
    public Uni<Slice<RequestedPurge>> after(DomainName domain, TeamScope seen, UUID after, int size) {
        return domains.latest(domain)
                .chain(() -> sessions.read(
                        session -> of(session, SIZED, domain, seen, " and id < :after" + LATEST_FIRST, Object[].class)
                                .setParameter("after", after.toString())
                                .setMaxResults(size + 1)
                                .getResultList()
                                .chain(found -> PurgeLists.read(session, found, size))));
    }

    /** A purge of a domain from a period in which one of the teams owned it; fails where there is none. */
    public Uni<RequestedPurge> get(DomainName domain, TeamScope seen, String id) {
        return find(domain, seen, id)
                .onItem()
                .ifNull()
                .failWith(() -> UNKNOWN.refused(
                        "domain " + domain + " has no such purge", Remedy.of(RemedyCode.LIST_PURGES, domain)))
                .map(PurgeRow::toPurge);
    }

    /** Null when there is none. */
    private Uni<PurgeRow> find(DomainName domain, TeamScope seen, String id) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().nullItem();
        }
        return sessions.read(session -> of(session, "", domain, seen, " and id = :id", PurgeRow.class)
                .setParameter("id", id)
                .getSingleResultOrNull());
    }

    private Uni<PurgeRow> write(Mutiny.Session session, DomainName domain, PurgeScope scope, Provenance provenance) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return PurgeRow.of(new CachePurge(TimeOrderedIds.at(now).toString(), domain, now, scope), provenance.operator())
                .write(session, provenance);
    }

    private static <T> Mutiny.SelectionQuery<T> of(
            Mutiny.Session session, String select, DomainName domain, TeamScope seen, String rest, Class<T> type) {
        var teams = seen.any() ? "" : " and team in :teams";
        var query = session.createQuery(select + OF_DOMAIN + teams + rest, type).setParameter("domain", domain.value());
        return seen.any() ? query : query.setParameter("teams", seen.teams());
    }

    private static Uni<Long> count(Mutiny.Session session, DomainName domain, TeamScope seen) {
        return of(session, "select count(*) ", domain, seen, "", Long.class).getSingleResult();
    }
}
