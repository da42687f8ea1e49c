package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
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
     * Makes {@code next} the domain's state; nothing is written when the state is the same.
     *
     * @param restoredFrom the restored revision; null when the change restores none
     */
    Uni<WriteResult> become(Domain next, @Nullable Long restoredFrom) {
        var current = row.current();
        if (current != null && current.domain().equals(next)) {
            return unchanged(current);
        }
        return write(next, restoredFrom);
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
        var state = new DomainState(next, row.incarnation, row.revision + 1, now, provenance.operator(), team);
        return record(row.incarnation, state.revision(), state.encoded(), next, restoredFrom)
                .replaceWith(WriteResult.of(row.domain(), state));
    }

    Uni<WriteResult> beRemoved(DomainName name) {
        var removal = row.revision + 1;
        return record(row.incarnation, removal, null, null, null)
                .replaceWith(new WriteResult(name, removal, row.revision, row.domain(), null));
    }

    /** Writes the present state again, in a new incarnation and at a revision above {@code published}, whatever its value. */
    Uni<Long> followAs(StateVersion published) {
        var next = place(row.revision, published, now);
        var incarnation = next.incarnation();
        var revision = next.revision();
        var domain = row.domain();
        var state = domain == null
                ? null
                : new DomainState(domain, incarnation, revision, now, provenance.operator(), team).encoded();
        return record(incarnation, revision, state, domain, null).replaceWith(revision);
    }

    /** Where a domain at {@code revision} goes on, in a new incarnation, to follow {@code published}; says nothing of its state. */
    static StateVersion place(long revision, StateVersion published, Instant now) {
        var incarnation = Math.max(now.toEpochMilli(), published.incarnation() + 1);
        var above = published.revision() - revision <= StateVersion.MAX_JUMP ? published.revision() : revision;
        return StateVersion.ofRemoval(incarnation, Math.max(above, revision) + 1);
    }

    private Uni<Integer> record(
            long incarnation,
            long revision,
            @Nullable String state,
            @Nullable Domain domain,
            @Nullable Long restoredFrom) {
        var unverified = UnverifiedPeriod.after(row.unverified(), domain, now);
        return ChangeEntry.bind(RECORD.in(session), provenance.request(), provenance.caller(), now)
                .set("domain", row.name)
                .set("incarnation", incarnation)
                .set("revision", revision)
                .set("state", state)
                .set("now", now)
                .set("operator", provenance.operator())
                .set("author", Author.of(provenance.caller()).stored())
                .set("restoredFrom", restoredFrom)
                .set("team", team)
                .set("probes", DomainQuotas.probes(domain))
                .set("unverifiedSince", unverified == null ? null : unverified.since())
                .set("unverifiedUntil", unverified == null ? null : unverified.until())
                .set("traceparent", provenance.traceparent())
                .execute();
    }
}
