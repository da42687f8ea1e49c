package dev.backsource.config.proposals;

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
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.StaleRevisionException;
import dev.backsource.config.write.Write;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Proposes changes, and decides proposals. An approval is one transaction that changes the domain and ends the proposal. Every change of a proposal
 * holds the domain's row first, as a removal of the domain does.
 */
@Singleton
public final class Proposals {
    private static final Duration DAY = Duration.ofDays(1);

    /** Proposals for an earlier revision can no longer be approved, so they don't count. */
    private static final String COUNT = """
            select count(*) filter (where open), count(*) filter (where open and person = :person),
                count(*) filter (where proposed_at > :since)
            from (
                select person, proposed_at, state = 'open' and base = :base and proposed_at > :opened as open
                from proposal where domain = :domain) as proposed""";

    private static final Statement PROPOSE = new Statement("""
            with noted as (
                insert into proposal (id, domain, team, base, wanted, reason, state, proposed_at, proposed_by, proposer, person)
                select cast(:id as uuid), name, team, cast(:base as bigint), :wanted, :reason, 'open', cast(:now as timestamptz), :by, :author, :person
                from domain where name = :domain
                returning id, domain, team, proposed_at),
            event as (
                select domain, team, cast(id as text) as target, cast(null as bigint) as revision, proposed_at as time,
                    cast(:traceparent as text) as traceparent
                from noted)
            """ + ChangeEntry.INSERT);

    private static final String APPROVE = """
            update proposal set state = 'approved', decided_at = :now, decided_by = :by, decider = :author, comment = :comment,
                revision = cast(:revision as bigint)
            where id = :id and state = 'open'""";

    private static final Statement END = new Statement("""
            with noted as (
                update proposal set state = :state, decided_at = cast(:now as timestamptz), decided_by = :by, decider = :author, comment = cast(:comment as text)
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

    Proposals(DomainWriter domains, AccessSettings settings, Clock clock) {
        this.domains = domains;
        this.independentAfter = settings.reviewerIndependentAfter();
        this.clock = clock;
    }

    /**
     * Proposes a change of a domain.
     *
     * @return fails as {@link DomainWriter#rehearse} does, with {@link InvalidValueException} when nothing would change, or with {@link
     *     ProposalRefusal}
     */
    public Write<Proposal> propose(
            DomainName domain,
            UnaryOperator<Domain> edit,
            String reason,
            ExpectedRevision expected,
            Provenance provenance) {
        var id = TimeOrderedIds.at(now());
        return session -> domains.rehearse(domain, expected, provenance, edit)
                .in(session)
                .invoke(Proposals::requireChange)
                .chain(wanted -> KeyOwners.behind(session, provenance.caller())
                        .call(person -> requireRoom(session, wanted, person))
                        .chain(person -> insert(session, id, wanted, reason, person, provenance)))
                .chain(() -> session.find(ProposalRow.class, id))
                .map(row -> row.toProposal(now()));
    }

    /**
     * The result of an approval.
     *
     * @param written the domain's change
     */
    public record Approved(Proposal proposal, WriteResult written) {}

    /**
     * Applies the proposed change, which takes another person than the proposer.
     *
     * @return fails as {@link DomainWriter#change} does, or with {@link ProposalRefusal}
     */
    public Write<Approved> approve(DomainName domain, String id, String comment, Provenance provenance) {
        return session -> domains.rehearse(domain, provenance, UnaryOperator.identity())
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .call(row -> KeyOwners.behind(session, provenance.caller())
                        .chain(person -> requireIndependent(session, row, person)))
                .chain(row -> domains.changeByConsent(
                                domain,
                                ExpectedRevision.oneOf(Set.of(row.base)),
                                provenance,
                                current -> row.toProposal(now()).wanted())
                        .in(session)
                        .onFailure(StaleRevisionException.class)
                        .transform(stale -> ProposalRefusal.outdated(row.base))
                        .chain(written -> approved(session, row, written, comment, provenance)
                                .map(proposal -> new Approved(proposal, written))));
    }

    /** Declines a proposal; fails as {@link #approve} does. */
    public Write<Proposal> decline(DomainName domain, String id, String comment, Provenance provenance) {
        return session -> domains.hold(domain, Role.OPERATOR, provenance)
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .chain(row -> ended(session, row, ProposalState.DECLINED, comment, provenance));
    }

    /** Withdraws a proposal of the same person; fails as {@link #approve} does. */
    public Write<Proposal> withdraw(DomainName domain, String id, Provenance provenance) {
        return session -> domains.hold(domain, Role.OPERATOR, provenance)
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .call(row -> KeyOwners.behind(session, provenance.caller()).invoke(person -> requireSame(row, person)))
                .chain(row -> ended(session, row, ProposalState.WITHDRAWN, null, provenance));
    }

    private Uni<Proposal> approved(
            Mutiny.Session session, ProposalRow row, WriteResult written, String comment, Provenance provenance) {
        var now = now();
        return session.createNativeQuery(APPROVE)
                .setParameter("id", row.id)
                .setParameter("now", now)
                .setParameter("by", provenance.operator())
                .setParameter("author", Author.of(provenance.caller()).stored())
                .setParameter("comment", comment)
                .setParameter("revision", written.revision())
                .executeUpdate()
                .invoke(Proposals::requireEnded)
                .map(count -> row.toProposal(now)
                        .ended(
                                ProposalState.APPROVED,
                                now,
                                Author.of(provenance.caller()),
                                comment,
                                written.revision()));
    }

    private Uni<Proposal> ended(
            Mutiny.Session session,
            ProposalRow row,
            ProposalState state,
            @Nullable String comment,
            Provenance provenance) {
        var now = now();
        return ChangeEntry.bind(END.in(session), provenance.request(), provenance.caller(), now)
                .set("id", row.id)
                .set("state", state.word())
                .set("now", now)
                .set("by", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("comment", comment)
                .set("traceparent", provenance.traceparent())
                .execute()
                .invoke(Proposals::requireEnded)
                .map(count -> row.toProposal(now).ended(state, now, Author.of(provenance.caller()), comment, null));
    }

    /** Proposals from a team's ownership that the caller doesn't act for count as missing, as in lists. */
    private Uni<ProposalRow> open(Mutiny.Session session, DomainName domain, String id, Provenance provenance) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(ProposalRefusal.unknown(domain));
        }
        return session.find(ProposalRow.class, UUID.fromString(id)).invoke(row -> {
            if (row == null
                    || !row.domain.equals(domain.value())
                    || !provenance.caller().scope(Role.VIEWER, domain).includes(row.team)) {
                throw ProposalRefusal.unknown(domain);
            }
            var state = row.state(now());
            if (state != ProposalState.OPEN) {
                throw ProposalRefusal.ended(state);
            }
        });
    }

    private Uni<Void> requireRoom(Mutiny.Session session, Rehearsed wanted, String person) {
        var now = now();
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("opened", now.minus(Proposal.OPEN_FOR))
                .setParameter("since", now.minus(DAY))
                .setParameter("domain", wanted.domain().name().value())
                .setParameter("base", wanted.revision())
                .setParameter("person", person)
                .getSingleResult()
                .invoke(counts -> {
                    if (((Number) counts[0]).longValue() >= Proposal.MAX_OPEN) {
                        throw ProposalRefusal.tooManyOpen();
                    }
                    if (((Number) counts[1]).longValue() >= Proposal.MAX_OPEN_OF_PERSON) {
                        throw ProposalRefusal.tooManyOfPerson();
                    }
                    if (((Number) counts[2]).longValue() >= Proposal.MAX_A_DAY) {
                        throw ProposalRefusal.tooManyADay();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> insert(
            Mutiny.Session session, UUID id, Rehearsed wanted, String reason, String person, Provenance provenance) {
        var now = now();
        return ChangeEntry.bind(PROPOSE.in(session), provenance.request(), provenance.caller(), now)
                .set("id", id)
                .set("domain", wanted.domain().name().value())
                .set("base", wanted.revision())
                .set("wanted", ProposalRow.encoded(wanted.domain(), wanted.revision(), now))
                .set("reason", reason)
                .set("now", now)
                .set("by", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("person", person)
                .set("traceparent", provenance.traceparent())
                .execute();
    }

    private static void requireChange(Rehearsed wanted) {
        if (!wanted.changes()) {
            throw new InvalidValueException("the domain already has the proposed state");
        }
    }

    /** Requires another person than the proposer, and one whose password the proposer has not known. */
    private Uni<Void> requireIndependent(Mutiny.Session session, ProposalRow row, String person) {
        if (row.person.equals(person)) {
            return Uni.createFrom().failure(ProposalRefusal.ofAuthor());
        }
        return PasswordGivers.gave(session, row.person, person, now().minus(independentAfter))
                .invoke(gave -> {
                    if (gave) {
                        throw ProposalRefusal.ofDependent(independentAfter);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireSame(ProposalRow row, String person) {
        if (!row.person.equals(person)) {
            throw ProposalRefusal.ofOthers();
        }
    }

    private static void requireEnded(int count) {
        if (count == 0) {
            throw ProposalRefusal.justEnded();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
