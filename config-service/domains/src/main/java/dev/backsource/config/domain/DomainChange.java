package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.ProgressiveRollout;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One change of a locked domain: the row becomes the next revision, and history, outbox and audit get a row each. It is a single statement, since
 * each further statement would cost a round trip to the database while the domain is locked.
 */
final class DomainChange {
    /** Each value is sent once: the other tables take it from the history's row. */
    private static final Statement RECORD = new Statement("""
            with noted as (
                insert into domain_revision (domain, incarnation, revision, state, changed_at, changed_by, author, restored_from, team)
                values (:domain, :incarnation, :revision, :state, :now, :operator, :author, :restoredFrom, :team)
                returning domain, incarnation, revision, state, changed_at, changed_by, team),
            changed as (
                update domain set incarnation = noted.incarnation, revision = noted.revision, removed = noted.state is null,
                    state = noted.state, changed_at = noted.changed_at, team = noted.team, probes = :probes,
                    unverified_since = :unverifiedSince, unverified_until = :unverifiedUntil
                from noted where domain.name = noted.domain),
            event as (
                select domain, incarnation, revision, changed_by, team, state as payload, changed_at as time,
                    cast(:traceparent as text) as traceparent, cast(null as text) as target
                from noted),
            audited as (
            """ + ChangeEntry.INSERT + ") " + OutboxRow.INSERT_REVISION);

    private final Mutiny.Session session;
    private final DomainRow row;
    private final Provenance provenance;
    private final Instant now;
    private final @Nullable String team;

    /** A change at {@code now} of a row that {@code session} holds locked; the domain keeps its team. */
    DomainChange(Mutiny.Session session, DomainRow row, Provenance provenance, Instant now) {
        this(session, row, provenance, now, row.team);
    }

    /** As the other, with {@code team} as the new owner; null for none. */
    DomainChange(Mutiny.Session session, DomainRow row, Provenance provenance, Instant now, @Nullable String team) {
        this.session = session;
        this.row = row;
        this.provenance = provenance;
        this.now = now;
        this.team = team;
    }

    /**
     * Makes {@code next} the domain's state, which ends a progressive rollout. Nothing is written when the state is the same, unless an earlier one is
     * restored in the midst of a rollout.
     *
     * @param restoredFrom the restored revision; null when the change restores none
     */
    Uni<WriteResult> become(Domain next, @Nullable Long restoredFrom) {
        var current = row.current();
        var isKept = restoredFrom == null || current == null || current.rollout() == null;
        if (current != null && current.domain().equals(next) && isKept) {
            return unchanged(current);
        }
        return write(next, restoredFrom);
    }

    /** Makes the next revision a step of a progressive rollout, with the present state as its baseline. */
    Uni<DomainState> beIn(ProgressiveRollout step) {
        var state = next(Objects.requireNonNull(row.domain()), step);
        return record(state, null).replaceWith(state);
    }

    /** Ends the progressive rollout that the domain is in; {@code next} is its baseline, or what the candidate makes of that. */
    Uni<DomainState> leaveRollout(Domain next) {
        var state = next(next, null);
        return record(state, null).replaceWith(state);
    }

    /** Makes the team the owner of an existing domain, with its state unchanged; nothing is written when the team owns it already. */
    Uni<WriteResult> beOfTheTeam() {
        var current = Objects.requireNonNull(row.current());
        return Objects.equals(row.team, team) ? unchanged(current) : write(current.domain(), null);
    }

    private Uni<WriteResult> unchanged(DomainState current) {
        provenance.request().leaveUnchanged();
        return Uni.createFrom().item(WriteResult.unchanged(current));
    }

    private Uni<WriteResult> write(Domain next, @Nullable Long restoredFrom) {
        var state = next(next, null);
        return record(state, restoredFrom).replaceWith(WriteResult.of(row.current(), state));
    }

    private DomainState next(Domain next, @Nullable ProgressiveRollout rollout) {
        return new DomainState(next, row.incarnation, row.revision + 1, now, provenance.operator(), team, rollout);
    }

    Uni<WriteResult> beRemoved() {
        var removed = WriteResult.ofRemoval(Objects.requireNonNull(row.current()));
        return record(row.incarnation, removed.revision(), null, null).replaceWith(removed);
    }

    /**
     * Writes the present state again, with the progressive rollout that it is in, in a new incarnation and at a revision above {@code published}, whatever
     * its value.
     */
    Uni<Long> followAs(StateVersion published) {
        var next = place(row.revision, published, now);
        var incarnation = next.incarnation();
        var revision = next.revision();
        var present = row.current();
        var state = present == null
                ? null
                : new DomainState(
                        present.domain(), incarnation, revision, now, provenance.operator(), team, present.rollout());
        return record(incarnation, revision, state, null).replaceWith(revision);
    }

    /** Where a domain at {@code revision} goes on, in a new incarnation, to follow {@code published}; says nothing of its state. */
    static StateVersion place(long revision, StateVersion published, Instant now) {
        var incarnation = Math.max(now.toEpochMilli(), published.incarnation() + 1);
        var above = published.revision() - revision <= StateVersion.MAX_JUMP ? published.revision() : revision;
        return StateVersion.ofRemoval(incarnation, Math.max(above, revision) + 1);
    }

    private Uni<Integer> record(DomainState state, @Nullable Long restoredFrom) {
        return record(state.incarnation(), state.revision(), state, restoredFrom);
    }

    /** @param state null for a removal */
    private Uni<Integer> record(
            long incarnation, long revision, @Nullable DomainState state, @Nullable Long restoredFrom) {
        var unverified = UnverifiedPeriod.after(row.unverified(), state == null ? null : state.leastVerified(now), now);
        return ChangeEntry.bind(RECORD.in(session), provenance.request(), provenance.caller(), now)
                .set("domain", row.name)
                .set("incarnation", incarnation)
                .set("revision", revision)
                .set("state", state == null ? null : state.encoded())
                .set("now", now)
                .set("operator", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("restoredFrom", restoredFrom)
                .set("team", team)
                .set("probes", DomainQuotas.probes(state))
                .set("unverifiedSince", unverified == null ? null : unverified.since())
                .set("unverifiedUntil", unverified == null ? null : unverified.until())
                .set("traceparent", provenance.traceparent())
                .execute();
    }
}
