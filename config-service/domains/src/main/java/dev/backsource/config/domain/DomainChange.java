package dev.backsource.config.domain;

import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One change of a locked domain: its next revision, see {@link NewRevision}. During a freeze it is refused, unless a global administrator makes it.
 */
final class DomainChange {
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
        var state = next(next);
        return store(revision(state, restoredFrom), Freezes.exempts(provenance.caller()))
                .replaceWith(WriteResult.of(row.domain(), state));
    }

    /** {@code domain} as the next state of the row. */
    DomainState next(Domain domain) {
        return new DomainState(domain, row.incarnation, row.revision + 1, now, provenance.operator(), team);
    }

    /**
     * The revision of a {@link #next} state, to be stored.
     *
     * @param restoredFrom as that of {@link #become}
     */
    NewRevision revision(DomainState state, @Nullable Long restoredFrom) {
        return NewRevision.of(
                row, row.incarnation, state.revision(), state.domain(), state.encoded(), restoredFrom, team, now);
    }

    Uni<WriteResult> beRemoved(DomainName name) {
        var removal = row.revision + 1;
        return store(
                        NewRevision.of(row, row.incarnation, removal, null, null, null, team, now),
                        Freezes.exempts(provenance.caller()))
                .replaceWith(new WriteResult(name, removal, row.revision, row.domain(), null));
    }

    /**
     * Writes the present state again, in a new incarnation and at a revision above {@code published}, whatever its value. It changes no domain, so no
     * freeze stops it.
     */
    Uni<Long> followAs(StateVersion published) {
        var next = place(row.revision, published, now);
        var incarnation = next.incarnation();
        var revision = next.revision();
        var domain = row.domain();
        var state = domain == null
                ? null
                : new DomainState(domain, incarnation, revision, now, provenance.operator(), team).encoded();
        return store(NewRevision.of(row, incarnation, revision, domain, state, null, team, now), true)
                .replaceWith(revision);
    }

    /** Where a domain at {@code revision} goes on, in a new incarnation, to follow {@code published}; says nothing of its state. */
    static StateVersion place(long revision, StateVersion published, Instant now) {
        var incarnation = Math.max(now.toEpochMilli(), published.incarnation() + 1);
        var above = published.revision() - revision <= StateVersion.MAX_JUMP ? published.revision() : revision;
        return StateVersion.ofRemoval(incarnation, Math.max(above, revision) + 1);
    }

    private Uni<Void> store(NewRevision revision, boolean exempt) {
        return NewRevision.store(session, List.of(revision), provenance, now, exempt);
    }
}
