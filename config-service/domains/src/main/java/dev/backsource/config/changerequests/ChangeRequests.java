package dev.backsource.config.changerequests;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.Author;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.accounts.PasswordGivers;
import dev.backsource.config.access.keys.KeyOwners;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.DomainWriter.Rehearsed;
import dev.backsource.config.domain.StateCheck;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.periodic.Retention;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.StaleRevisionException;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Requests changes, and decides change requests. An approval is one transaction that changes the domain and ends the request. Every change of a
 * request holds the domain's row first, as a removal of the domain does.
 */
@Singleton
public final class ChangeRequests {
    private static final Duration DAY = Duration.ofDays(1);

    /** Contents are compared only where they count, since they may be large. */
    private static final String COUNT = """
            select count(*) filter (where open), count(*) filter (where open and own), count(*) filter (where recent),
                count(*) filter (where recent and own), count(*) filter (where case when open then content = :content else false end)
            from (
                select content, person = :person as own, requested_at > :since as recent,
                    %s and (base is null or base = :revision) as open
                from change_request where domain = :domain and kind = :kind) as requested""".formatted(ChangeRequestState.IS_OPEN);

    private static final Statement REQUEST = new Statement("""
            with noted as (
                insert into change_request (id, domain, team, kind, base, content, reason, state, requested_at, requested_by, requester, person,
                    expires_at, kept_until)
                select cast(:id as uuid), name, team, :kind, cast(:base as bigint), :content, :reason, 'open', cast(:now as timestamptz), :by, :author,
                    :person, cast(:expires as timestamptz), cast(:kept as timestamptz)
                from domain where name = :domain
                returning id, domain, team, requested_at),
            event as (
                select domain, team, cast(id as text) as target, cast(null as bigint) as revision, requested_at as time,
                    cast(:traceparent as text) as traceparent
                from noted)
            """ + ChangeEntry.INSERT);

    private static final String APPROVE = """
            update change_request set state = 'approved', decided_at = :now, decided_by = :by, decider = :author, comment = :comment,
                revision = cast(:revision as bigint)
            where id = :id and state = 'open'""";

    private static final Statement END = new Statement("""
            with noted as (
                update change_request
                set state = :state, decided_at = cast(:now as timestamptz), decided_by = :by, decider = :author, comment = cast(:comment as text),
                    kept_until = kept_until - (expires_at - cast(:now as timestamptz))
                where id = :id and state = 'open'
                returning id, domain, team, decided_at),
            event as (
                select domain, team, cast(id as text) as target, cast(null as bigint) as revision, decided_at as time,
                    cast(:traceparent as text) as traceparent
                from noted)
            """ + ChangeEntry.INSERT);

    private final DomainWriter domains;
    private final Duration independentAfter;
    private final Clock clock;

    ChangeRequests(DomainWriter domains, AccessSettings settings, Clock clock) {
        this.domains = domains;
        this.independentAfter = settings.reviewerIndependentAfter();
        this.clock = clock;
    }

    /** Requests beyond the retention time of their kind are deleted, except those that led to revisions, since the history names them. */
    @Produces
    @Singleton
    static Retention retention(Clock clock) {
        return new Retention(
                "change request pruning",
                Duration.ofHours(1),
                "change_request",
                "id",
                "kept_until < $1 and revision is null",
                "kept_until",
                () -> clock.instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * Requests a change of a domain.
     *
     * @return fails as {@link DomainWriter#rehearse} does, naming fields of the request, or with {@link ChangeRequestRefusal}
     */
    public Write<ChangeRequest> request(
            DomainName domain, WantedChange wanted, String reason, ExpectedRevision expected, Provenance provenance) {
        var id = TimeOrderedIds.at(now());
        return session -> domains.rehearse(domain, expected, provenance, wanted.edit())
                .naming(wanted.place())
                .in(session)
                .invoke(ChangeRequests::requireChange)
                .chain(rehearsed -> KeyOwners.behind(session, provenance.caller())
                        .chain(person -> insert(session, id, rehearsed, wanted, reason, person, provenance)))
                .chain(() -> session.find(ChangeRequestRow.class, id))
                .map(row -> row.toRequest(now()));
    }

    /**
     * The result of an approval.
     *
     * @param written the domain's change
     */
    public record Approved(ChangeRequest request, WriteResult written) {}

    /**
     * Applies the requested change, which takes a reviewer of its kind.
     *
     * @param check accepts the state after the change
     * @return fails as {@link DomainWriter#change} does, or with {@link ChangeRequestRefusal}
     */
    public Write<Approved> approve(
            DomainName domain,
            String id,
            String comment,
            ExpectedRevision expected,
            Provenance provenance,
            StateCheck check) {
        return session -> domains.rehearse(domain, ExpectedRevision.any(), provenance, UnaryOperator.identity())
                .in(session)
                .chain(present -> open(session, domain, id, provenance)
                        .call(row -> requireReviewer(session, row.kind(), domain, provenance))
                        .call(row -> requireIndependent(session, row, provenance))
                        .invoke(() -> expected.require(domain, present.revision())))
                .chain(row -> change(session, row.toRequest(now()).change(), domain, provenance, check)
                        .chain(written -> approved(session, row, written, comment, provenance)
                                .map(request -> new Approved(request, written))));
    }

    /** Declines a request, which takes a reviewer of its kind; fails as {@link #approve} does. */
    public Write<ChangeRequest> decline(DomainName domain, String id, String comment, Provenance provenance) {
        return session -> domains.hold(domain, Role.OPERATOR, provenance)
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .call(row -> requireReviewer(session, row.kind(), domain, provenance))
                .chain(row -> ended(session, row, ChangeRequestState.DECLINED, comment, provenance));
    }

    /** Withdraws a request of the same person; fails as {@link #approve} does. */
    public Write<ChangeRequest> withdraw(DomainName domain, String id, Provenance provenance) {
        return session -> domains.hold(domain, Role.OPERATOR, provenance)
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .call(row -> KeyOwners.behind(session, provenance.caller()).invoke(person -> requireSame(row, person)))
                .chain(row -> ended(session, row, ChangeRequestState.WITHDRAWN, null, provenance));
    }

    private Uni<WriteResult> change(
            Mutiny.Session session,
            RequestedChange change,
            DomainName domain,
            Provenance provenance,
            StateCheck check) {
        var base = change.base();
        var expected = base == null ? ExpectedRevision.any() : ExpectedRevision.oneOf(Set.of(base));
        var write = change.kind().needsSecondPerson()
                ? domains.changeByConsent(domain, expected, provenance, change::appliedTo, check, change.release())
                : domains.change(domain, expected, provenance, change::appliedTo, check, change.release());
        return write.in(session)
                .onFailure(StaleRevisionException.class)
                .transform(stale -> ChangeRequestRefusal.outdated(base));
    }

    /** The domain's change has an audit entry; where the domain had the requested state already, there is no change, and the request gets an entry. */
    private Uni<ChangeRequest> approved(
            Mutiny.Session session, ChangeRequestRow row, WriteResult written, String comment, Provenance provenance) {
        if (!provenance.request().isNoted()) {
            return ended(session, row, ChangeRequestState.APPROVED, comment, provenance);
        }
        var now = now();
        var author = Author.of(provenance.caller());
        return session.createNativeQuery(APPROVE)
                .setParameter("id", row.id)
                .setParameter("now", now)
                .setParameter("by", provenance.operator())
                .setParameter("author", author.stored())
                .setParameter("comment", comment)
                .setParameter("revision", written.revision())
                .executeUpdate()
                .invoke(ChangeRequests::requireEnded)
                .map(count -> row.toRequest(now)
                        .ended(ChangeRequestState.APPROVED, now, author, comment, written.revision()));
    }

    private Uni<ChangeRequest> ended(
            Mutiny.Session session,
            ChangeRequestRow row,
            ChangeRequestState state,
            @Nullable String comment,
            Provenance provenance) {
        var now = now();
        var author = Author.of(provenance.caller());
        return ChangeEntry.bind(END.in(session), provenance.request(), provenance.caller(), now)
                .set("id", row.id)
                .set("state", state.word())
                .set("now", now)
                .set("by", provenance.operator())
                .set("author", author.stored())
                .set("comment", comment)
                .set("traceparent", provenance.traceparent())
                .execute()
                .invoke(ChangeRequests::requireEnded)
                .map(count -> row.toRequest(now).ended(state, now, author, comment, null));
    }

    /** Requests from a team's ownership that the caller doesn't act for count as missing, as in lists. */
    private Uni<ChangeRequestRow> open(Mutiny.Session session, DomainName domain, String id, Provenance provenance) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(ChangeRequestRefusal.unknown(domain));
        }
        var seen = provenance.caller().scope(Role.VIEWER, domain);
        return session.find(ChangeRequestRow.class, UUID.fromString(id)).map(found -> {
            var row = ChangeRequestLists.visible(found, domain, seen);
            var state = row.state(now());
            if (state != ChangeRequestState.OPEN) {
                throw ChangeRequestRefusal.ended(state);
            }
            return row;
        });
    }

    private Uni<Integer> insert(
            Mutiny.Session session,
            UUID id,
            Rehearsed rehearsed,
            WantedChange wanted,
            String reason,
            String person,
            Provenance provenance) {
        var now = now();
        var change = wanted.content().apply(rehearsed);
        var content = change.stored();
        var expires = now.plus(change.kind().openFor());
        var domain = rehearsed.domain().name().value();
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("content", content)
                .setParameter("person", person)
                .setParameter("since", now.minus(DAY))
                .setParameter("now", now)
                .setParameter("revision", rehearsed.revision())
                .setParameter("domain", domain)
                .setParameter("kind", change.kind().word())
                .getSingleResult()
                .invoke(counts -> places(counts).requireOneMore())
                .chain(() -> ChangeEntry.bind(REQUEST.in(session), provenance.request(), provenance.caller(), now)
                        .set("id", id)
                        .set("domain", domain)
                        .set("kind", change.kind().word())
                        .set("base", change.base())
                        .set("content", content)
                        .set("reason", reason)
                        .set("now", now)
                        .set("by", provenance.operator())
                        .set("author", Author.of(provenance.caller()).stored())
                        .set("person", person)
                        .set("expires", expires)
                        .set("kept", expires.plus(change.kind().kept()))
                        .set("traceparent", provenance.traceparent())
                        .execute());
    }

    private static TakenPlaces places(Object[] counts) {
        return new TakenPlaces(
                number(counts[0]), number(counts[1]), number(counts[2]), number(counts[3]), number(counts[4]));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    private static void requireChange(Rehearsed rehearsed) {
        if (!rehearsed.changes()) {
            throw ChangeRequestRefusal.withoutEffect();
        }
    }

    private Uni<Long> requireReviewer(
            Mutiny.Session session, ChangeKind kind, DomainName domain, Provenance provenance) {
        return domains.hold(domain, kind.reviewer(), provenance).in(session);
    }

    /** Requires, where the kind needs it, another person than the requester, and one whose password the requester has not known. */
    private Uni<Void> requireIndependent(Mutiny.Session session, ChangeRequestRow row, Provenance provenance) {
        return row.kind().needsSecondPerson()
                ? KeyOwners.behind(session, provenance.caller())
                        .chain(person -> requireIndependent(session, row, person))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> requireIndependent(Mutiny.Session session, ChangeRequestRow row, String person) {
        if (row.person.equals(person)) {
            return Uni.createFrom().failure(ChangeRequestRefusal.ofRequester());
        }
        return PasswordGivers.gave(session, row.person, person, now().minus(independentAfter))
                .invoke(gave -> {
                    if (gave) {
                        throw ChangeRequestRefusal.ofDependent(independentAfter);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireSame(ChangeRequestRow row, String person) {
        if (!row.person.equals(person)) {
            throw ChangeRequestRefusal.ofOthers();
        }
    }

    private static void requireEnded(int count) {
        if (count == 0) {
            throw ChangeRequestRefusal.justEnded();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
