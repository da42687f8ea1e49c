package dev.backsource.config.domain;

import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.masschange.MassChangeHolders;
import dev.backsource.config.masschange.MassChanges;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.masschange.MassChange;
import dev.backsource.policy.progressive.ProgressiveRollout;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One change of a locked domain: its next revision, which {@link RevisionStore} stores. During a freeze it is refused, unless a global administrator makes it. A removal
 * and a change of the route count for a mass change, see {@link MassChanges}.
 */
final class DomainChange {
    private final RevisionStore revisions;
    private final MassChangeHolders holders;
    private final Mutiny.Session session;
    private final DomainRow row;
    private final Provenance provenance;
    private final Instant now;
    private final @Nullable String team;

    /** @param team the owner after the change; null for none */
    DomainChange(
            RevisionStore revisions,
            MassChangeHolders holders,
            Mutiny.Session session,
            DomainRow row,
            Provenance provenance,
            Instant now,
            @Nullable String team) {
        this.revisions = revisions;
        this.holders = holders;
        this.session = session;
        this.row = row;
        this.provenance = provenance;
        this.now = now;
        this.team = team;
    }

    /** The same, with {@code owner} as the new owner; null for none. */
    DomainChange to(@Nullable String owner) {
        return new DomainChange(revisions, holders, session, row, provenance, now, owner);
    }

    /** The time of the change. */
    Instant now() {
        return now;
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

    /** Makes the next revision a step of a progressive rollout, with {@code baseline} as the domain. */
    Uni<DomainState> beIn(Domain baseline, ProgressiveRollout step) {
        var state = next(baseline, step);
        return store(revision(state, null), isExempt()).replaceWith(state);
    }

    /**
     * Makes the candidate of the progressive rollout that the domain is in its state. That is never refused as a mass change, since a share has tried it; but
     * many at a time are marked for edges that haven't seen the steps.
     */
    Uni<DomainState> promote() {
        var state = next(Objects.requireNonNull(row.current()).prospect());
        return store(NewRevision.of(row, state, null, MassChangeHolders.PROMOTIONS, now), isExempt())
                .replaceWith(state);
    }

    /** Ends the progressive rollout that the domain is in, with the domain as it was. No freeze stops that: it takes a change back. */
    Uni<DomainState> abort() {
        var state = next(Objects.requireNonNull(row.domain()));
        return store(revision(state, null), true).replaceWith(state);
    }

    /** Makes the team the owner of an existing domain, with its state unchanged; nothing is written when the team owns it already. */
    Uni<WriteResult> beOfTheTeam() {
        var current = Objects.requireNonNull(row.current());
        return Objects.equals(row.team, team) ? unchanged(current) : write(current.domain(), null);
    }

    /** Writes nothing, since the progressive rollout that the domain is in makes the change. */
    Uni<WriteResult> beUnderWay() {
        provenance.request().leaveUnchanged();
        return Uni.createFrom().item(WriteResult.underWay(Objects.requireNonNull(row.current())));
    }

    /** Removes the domain. */
    Uni<WriteResult> beRemoved() {
        var removed = WriteResult.ofRemoval(Objects.requireNonNull(row.current()));
        return store(NewRevision.ofRemoval(row, following(), holder(), now), isExempt())
                .replaceWith(removed);
    }

    /**
     * Writes the present state again, with the progressive rollout that it is in, in a new incarnation and at a revision above {@code published}, whatever
     * its value. It changes no domain, so no freeze stops it.
     */
    Uni<Long> followAs(StateVersion published) {
        var next = place(row.revision, published, now);
        return store(present(next), true).replaceWith(next.revision());
    }

    /** The present state once more, with the progressive rollout that it is in; a removal, where the domain is removed. */
    NewRevision again() {
        return present(following());
    }

    private NewRevision present(StateVersion version) {
        var present = row.current();
        return present == null
                ? NewRevision.ofRemoval(row, version, null, now)
                : NewRevision.of(row, state(version, present.domain(), present.rollout()), null, null, now);
    }

    /** {@code domain} as the next state of the row, in no progressive rollout. */
    DomainState next(Domain domain) {
        return next(domain, null);
    }

    private DomainState next(Domain domain, @Nullable ProgressiveRollout rollout) {
        return state(following(), domain, rollout);
    }

    private DomainState state(StateVersion version, Domain domain, @Nullable ProgressiveRollout rollout) {
        return new DomainState(
                domain, version.incarnation(), version.revision(), now, provenance.operator(), team, rollout);
    }

    private StateVersion following() {
        return new StateVersion(row.incarnation, row.revision + 1, 0);
    }

    /**
     * The revision of a {@link #next} state, to be stored.
     *
     * @param restoredFrom as that of {@link #become}
     */
    NewRevision revision(DomainState state, @Nullable Long restoredFrom) {
        var current = row.current();
        var reroutes = current != null && MassChange.reroutes(current.domain(), state.domain());
        return NewRevision.of(row, state, restoredFrom, reroutes ? holder() : null, now);
    }

    /** For whom a removal or a change of the route counts. */
    private String holder() {
        return holders.of(provenance.caller(), row.team);
    }

    /** Where a domain at {@code revision} goes on, in a new incarnation, to follow {@code published}; says nothing of its state. */
    static StateVersion place(long revision, StateVersion published, Instant now) {
        var incarnation = Math.max(now.toEpochMilli(), published.incarnation() + 1);
        var above = published.revision() - revision <= StateVersion.MAX_JUMP ? published.revision() : revision;
        return StateVersion.ofRemoval(incarnation, Math.max(above, revision) + 1);
    }

    private Uni<WriteResult> unchanged(DomainState current) {
        provenance.request().leaveUnchanged();
        return Uni.createFrom().item(WriteResult.unchanged(current));
    }

    private Uni<WriteResult> write(Domain domain, @Nullable Long restoredFrom) {
        var state = next(domain);
        return store(revision(state, restoredFrom), isExempt()).replaceWith(WriteResult.of(row.current(), state));
    }

    private Uni<Void> store(NewRevision revision, boolean exempt) {
        return revisions.store(session, List.of(revision), provenance, now, exempt);
    }

    private boolean isExempt() {
        return Freezes.exempts(provenance.caller());
    }
}
