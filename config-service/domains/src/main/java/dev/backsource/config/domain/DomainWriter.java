package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.access.teams.Teams;
import dev.backsource.config.release.Release;
import dev.backsource.config.release.ReleaseRule;
import dev.backsource.config.release.ReleaseWay;
import dev.backsource.config.release.ReleasedChange;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.GrantedPorts;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Changes domains. Every change is one transaction: it locks the domain's row, which orders the changes of a domain, and writes the new state, the
 * history row and the outbox row. A refused change leaves nothing behind. A write without an effect stores nothing and returns the current revision. Any
 * other write of a domain that is in a progressive rollout ends the rollout; {@link RolloutWriter} writes the rollout's own steps.
 */
@ApplicationScoped
public class DomainWriter {
    private static final String RESERVE = "insert into domain (name, revision, removed, changed_at)"
            + " select :name, 0, true, :now from (%s) as names on conflict do nothing";
    private static final long ALREADY = 0;

    private final Clock clock;
    private final OriginAccess access;
    private final Teams teams;
    private final DomainQuotas quotas;
    private final ConsentRule consent;
    private final List<OwnershipEndListener> ends;
    private final RolloutJournal rollouts;
    private final ReleaseRule releases;
    private final DomainChanges changes;

    DomainWriter(
            Clock clock,
            OriginAccess access,
            Teams teams,
            DomainQuotas quotas,
            ConsentRule consent,
            @All List<OwnershipEndListener> ends,
            RolloutJournal rollouts,
            ReleaseRule releases,
            DomainChanges changes) {
        this.changes = changes;
        this.releases = releases;
        this.consent = consent;
        this.clock = clock;
        this.access = access;
        this.teams = teams;
        this.quotas = quotas;
        this.ends = ends;
        this.rollouts = rollouts;
    }

    /**
     * Creates a domain; a domain that was removed before continues from its last revision.
     *
     * @param team the team that will own it; null for none
     * @param check accepts the domain
     * @return fails as {@code check} does, with {@link DomainRefusal} when the domain exists, needs consent, or has a name that is another team's or lies among its
     *     names, or with {@link InvalidValueException} when the domain names a forbidden origin port
     */
    public Write<WriteResult> create(Domain domain, @Nullable String team, Provenance provenance, StateCheck check) {
        return session -> requireMayAdd(domain.name(), team, provenance)
                .chain(() -> requireTeam(session, team))
                .chain(() -> reserve(session, domain.name()))
                .chain(() -> DomainRow.lock(session, domain.name()))
                .invoke(row -> requireAbsent(row, domain.name(), provenance.caller()))
                .call(() -> NameClaims.require(session, domain.name(), team, provenance.caller()))
                .invoke(row -> requireAllowed(null, domain))
                .call(() -> quotas.require(session, team, null, domain))
                .call(row -> consent.require(session, row, domain, former(domain.name(), team, provenance)))
                .call(() -> check.require(session, null, domain, team))
                .chain(row -> changes.of(session, row, provenance).to(team).become(domain, null));
    }

    /**
     * Changes a domain by {@code edit}, which gets the state before the change. Where the change goes out by a progressive rollout, the domain stays as it is,
     * as the baseline, and its next revision names the candidate.
     *
     * @param check accepts the state after the change
     * @return fails as {@code check} does, with {@link DomainRefusal} or {@link StaleRevisionException}, with the exception that {@code edit} throws, with
     *     {@link InvalidValueException} when the change adds a forbidden origin port, as {@link ReleaseRule#way} does, or as {@link RolloutJournal#begun} does
     */
    public Write<WriteResult> change(
            DomainName name,
            ExpectedRevision expected,
            Provenance provenance,
            UnaryOperator<Domain> edit,
            StateCheck check,
            Release release) {
        return session -> consent.turnOfChange(session, name)
                .chain(() -> lockCurrent(session, name, expected, provenance))
                .map(row -> edited(session, row, edit, release, provenance))
                .chain(edited -> way(edited)
                        .chain(way -> way instanceof ReleaseWay.UnderWay
                                ? changeOf(edited).beUnderWay()
                                : consent(edited).chain(() -> make(edited, way, check))));
    }

    /** As {@link #change}, for a change that a second person has approved. */
    public Write<WriteResult> changeByConsent(
            DomainName name,
            ExpectedRevision expected,
            Provenance provenance,
            UnaryOperator<Domain> edit,
            StateCheck check,
            Release release) {
        return session -> lockCurrent(session, name, expected, provenance)
                .map(row -> edited(session, row, edit, release, provenance))
                .chain(edited -> way(edited).chain(way -> make(edited, way, check)));
    }

    /**
     * A change of a locked domain by an edit, before it is made.
     *
     * @param next the domain after the change
     */
    private record Edited(Mutiny.Session session, DomainRow row, Domain next, Release release, Provenance provenance) {}

    private Edited edited(
            Mutiny.Session session, DomainRow row, UnaryOperator<Domain> edit, Release release, Provenance provenance) {
        var domain = Objects.requireNonNull(row.domain());
        var next = edit.apply(domain);
        requireGrant(row, next, provenance);
        requireAllowed(domain, next);
        return new Edited(session, row, next, release, provenance);
    }

    private DomainChange changeOf(Edited edited) {
        return changes.of(edited.session(), edited.row(), edited.provenance());
    }

    private Uni<ReleaseWay> way(Edited edited) {
        if (edited.release().isRollout()) {
            requireTrial(edited.row(), edited.next());
        }
        return releases.way(
                edited.session(), released(edited.row(), edited.next(), edited.provenance()), edited.release());
    }

    private static ReleasedChange released(DomainRow row, Domain next, Provenance provenance) {
        var present = Objects.requireNonNull(row.current());
        return new ReleasedChange(present.domain(), present.prospect(), next, row.team, provenance.caller());
    }

    /** Of a rollout, the remedy keeps its plan. */
    private Uni<Void> consent(Edited edited) {
        var row = edited.row();
        var next = edited.next();
        var required = consent.require(edited.session(), row, next, former(next.name(), row.team, edited.provenance()));
        return edited.release().isRollout()
                ? required.onFailure(DomainRefusal.CONSENT_MISSING::isOf)
                        .transform(refused -> DomainRefusal.consentMissingToRollOut(next.name(), refused))
                : required;
    }

    private Uni<WriteResult> make(Edited edited, ReleaseWay way, StateCheck check) {
        var row = edited.row();
        return quotas.require(edited.session(), row.team, row.current(), edited.next())
                .chain(() -> check.require(edited.session(), row.domain(), edited.next(), row.team))
                .chain(() -> release(edited, way));
    }

    private Uni<WriteResult> release(Edited edited, ReleaseWay way) {
        if (way instanceof ReleaseWay.UnderWay) {
            return changeOf(edited).beUnderWay();
        }
        return way instanceof ReleaseWay.ByRollout byRollout
                ? begin(edited, byRollout)
                : changeOf(edited)
                        .become(edited.next(), null)
                        .call(written ->
                                endRollout(edited.session(), written, RolloutReason.replaced(), edited.provenance()));
    }

    /** A rollout that is replaced makes room for the new one. */
    private Uni<WriteResult> begin(Edited edited, ReleaseWay.ByRollout way) {
        var session = edited.session();
        var provenance = edited.provenance();
        var tried = edited.release().tried();
        var before = Objects.requireNonNull(edited.row().current());
        var change = changeOf(edited);
        var step = rollouts.beginning(way.plan()).of(way.candidate(), change.now());
        return change.beIn(way.baseline(), step).chain(state -> {
            var begun = WriteResult.begun(before, state);
            return endRollout(session, begun, RolloutReason.replaced(), provenance)
                    .chain(() -> rollouts.begun(session, state, way.plan(), tried, provenance))
                    .invoke(() -> {
                        if (tried != null && before.rollout() == null) {
                            tried.add(state.team());
                        }
                    })
                    .replaceWith(begun);
        });
    }

    /** Ends the record of the progressive rollout that the write replaced. */
    private Uni<Integer> endRollout(
            Mutiny.Session session, WriteResult written, RolloutReason reason, Provenance provenance) {
        var rollout = written.endedRollout();
        return rollout == null
                ? Uni.createFrom().item(0)
                : rollouts.replaced(session, rollout, written.revision(), reason, provenance, now());
    }

    /** A rollout that is asked for takes a domain in none, and a change with an effect. */
    private static void requireTrial(DomainRow row, Domain next) {
        var present = Objects.requireNonNull(row.current());
        if (present.rollout() != null) {
            throw DomainRefusal.rolloutUnderWay(next.name());
        }
        if (present.domain().equals(next)) {
            throw DomainRefusal.nothingChanges(next.name());
        }
    }

    /**
     * The result of a dry run.
     *
     * @param domain as it would be after the change
     * @param revision the domain's current revision
     * @param changes whether the change would have an effect
     */
    public record Rehearsed(Domain domain, long revision, boolean changes) {}

    /**
     * A dry run of {@link #change}: fails for the same reasons, except missing administrator rights and exceeded quotas, and writes nothing.
     * Concurrent changes and dry runs of the same domain wait until the transaction ends.
     */
    public Write<Rehearsed> rehearse(
            DomainName name, ExpectedRevision expected, Provenance provenance, UnaryOperator<Domain> edit) {
        return session -> lockCurrent(session, name, expected, provenance).map(row -> {
            var domain = Objects.requireNonNull(row.domain());
            var next = edit.apply(domain);
            requireAllowed(domain, next);
            return new Rehearsed(next, row.revision, !next.equals(domain));
        });
    }

    /** Removes a domain; fails as {@link #change} does. */
    public Write<WriteResult> remove(DomainName name, ExpectedRevision expected, Provenance provenance) {
        return session -> consent.turn(session, name)
                .chain(() -> lockCurrent(session, name, expected, provenance))
                .call(row -> consent.requireOfRemoval(session, row))
                .call(() -> inTurn(end -> end.ofRemoval(session, name, now())))
                .chain(row -> changes.of(session, row, provenance).beRemoved())
                .call(removed -> endRollout(session, removed, RolloutReason.removed(), provenance));
    }

    /**
     * Transfers a domain to another team, which takes a global administrator.
     *
     * @param team the new owner; null for none
     * @return fails as {@link #change} does, or with {@link dev.backsource.config.access.teams.TeamRefusal}
     */
    public Write<WriteResult> giveTo(
            @Nullable String team, DomainName name, ExpectedRevision expected, Provenance provenance) {
        return session -> requireTeam(session, team)
                .chain(() -> lockCurrent(session, name, expected, provenance))
                .invoke(row -> provenance.caller().requireEverywhere(Role.ADMINISTRATOR))
                .call(row -> quotas.require(
                        session,
                        team,
                        Objects.equals(row.team, team) ? row.current() : null,
                        Objects.requireNonNull(row.domain())))
                .call(row -> Objects.equals(row.team, team)
                        ? Uni.createFrom().nullItem()
                        : inTurn(end -> end.of(session, name, now())))
                .chain(row -> changes.of(session, row, provenance).to(team).beOfTheTeam())
                .call(given -> endRollout(session, given, RolloutReason.moved(), provenance));
    }

    /**
     * Restores a domain to an earlier revision; a removed domain is recreated. An exception from verification that is over is left out.
     *
     * @param check accepts the restored state
     * @return fails as {@code check} does, with {@link DomainRefusal}, such as when the domain never existed, {@link StaleRevisionException}, {@link
     *     RevisionRefusal}, {@link RoleRefusal}, or as {@link ReleaseRule#requireRestore} does
     */
    public Write<WriteResult> restore(
            DomainName name, long revision, ExpectedRevision expected, Provenance provenance, StateCheck check) {
        return session -> NameClaims.await(session, name)
                .chain(() -> DomainRow.lock(session, name))
                .invoke(row -> {
                    requireKnown(row, name);
                    DomainPermits.requireOf(row, name, provenance.caller(), Role.OPERATOR);
                    expected.require(name, row.revision);
                })
                .call(row -> row.removed
                        ? NameClaims.require(session, name, row.team, provenance.caller())
                        : Uni.createFrom().voidItem())
                .chain(row -> RevisionRow.find(session, name, revision)
                        .map(stored -> restorable(stored, name, revision, provenance.caller()))
                        .invoke(then -> requireGrant(row, then, provenance))
                        .invoke(then -> OriginPorts.check(access, row.domain(), then))
                        .call(then -> row.removed
                                ? Uni.createFrom().voidItem()
                                : releases.requireRestore(session, released(row, then, provenance)))
                        .call(then -> quotas.require(session, row.team, row.current(), then))
                        .call(then -> consent.require(session, row, then, former(name, row.team, provenance)))
                        .call(then -> check.require(session, row.domain(), then, row.team))
                        .chain(then -> changes.of(session, row, provenance).become(then, revision)))
                .call(restored -> endRollout(session, restored, RolloutReason.restored(revision), provenance));
    }

    /**
     * Republishes a domain in its present state, be it removed or never created, after a version of it that was published but isn't in the database.
     * The domain gets a new incarnation, so that every reader accepts it in place of that version. Nothing is written when the domain already follows
     * that version, unless its incarnation lies in the future and no reader would accept it: it is then reset to the present.
     *
     * @return the new revision; 0 when there was nothing to write
     */
    public Write<Long> followAs(DomainName name, StateVersion published, Provenance provenance) {
        return session -> reserve(session, name)
                .chain(() -> DomainRow.lock(session, name))
                .chain(row -> row.place().isTakenAfter(published, clock.millis())
                        ? Uni.createFrom().item(ALREADY)
                        : changes.of(session, row, provenance).followAs(published));
    }

    /**
     * As {@link #followAs}, for an unreadable record of the topic: the domain is written once more unless its latest revision was published behind
     * that record, or is still unpublished.
     *
     * @param published the version that readers of the topic may hold
     * @param offset of the unreadable record
     */
    public Write<Long> followPlace(DomainName name, StateVersion published, long offset, Provenance provenance) {
        return session -> reserve(session, name)
                .chain(() -> DomainRow.lock(session, name))
                .chain(row -> RevisionRow.find(session, name, row.revision)
                        .chain(latest -> row.place().isTakenAfter(published, clock.millis())
                                        && latest != null
                                        && latest.isBehind(offset)
                                ? Uni.createFrom().item(ALREADY)
                                : changes.of(session, row, provenance)
                                        .followAs(published.follows(row.place()) ? published : row.place())));
    }

    /**
     * Holds the domain's row without a change: writers of the domain wait until the transaction ends; other holders don't.
     *
     * @return the domain's revision; fails with {@link DomainRefusal} or {@link StaleRevisionException}
     */
    public Write<Long> hold(DomainName name, ExpectedRevision expected, Provenance provenance) {
        return session -> DomainRow.hold(session, name)
                .invoke(row -> requireExpected(row, name, expected, provenance))
                .map(row -> row.revision);
    }

    private Uni<Void> inTurn(Function<OwnershipEndListener, Uni<Integer>> each) {
        var ended = Uni.createFrom().voidItem();
        for (var end : ends) {
            ended = ended.chain(() -> each.apply(end)).replaceWithVoid();
        }
        return ended;
    }

    /** As {@link #hold(DomainName, ExpectedRevision, Provenance)}, for a caller with {@code role}, at any revision. */
    public Write<Long> hold(DomainName name, Role role, Provenance provenance) {
        return session -> DomainRow.hold(session, name)
                .invoke(row -> DomainPermits.requireOf(row, name, provenance.caller(), role))
                .invoke(row -> requireExpected(row, name, ExpectedRevision.any(), provenance))
                .map(row -> row.revision);
    }

    private static Uni<Void> requireMayAdd(DomainName name, @Nullable String team, Provenance provenance) {
        return provenance.caller().may(Role.OPERATOR, name, team)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(RoleRefusal.of(Role.OPERATOR, name.value()));
    }

    private Uni<Void> requireTeam(Mutiny.Session session, @Nullable String team) {
        return team == null ? Uni.createFrom().voidItem() : teams.require(session, team);
    }

    /** Makes sure that there is a row to lock. A concurrent creation of the same name is waited for here. */
    private Uni<Integer> reserve(Mutiny.Session session, DomainName name) {
        return session.createNativeQuery(RESERVE.formatted(NameClaims.turn(name)))
                .setParameter("name", name.value())
                .setParameter("now", now())
                .executeUpdate();
    }

    private static Uni<DomainRow> lockCurrent(
            Mutiny.Session session, DomainName name, ExpectedRevision expected, Provenance provenance) {
        return DomainRow.lock(session, name).invoke(row -> requireExpected(row, name, expected, provenance));
    }

    private static void requireExpected(
            @Nullable DomainRow row, DomainName name, ExpectedRevision expected, Provenance provenance) {
        DomainPermits.requireOf(row, name, provenance.caller(), Role.OPERATOR);
        if (row == null || row.removed) {
            throw DomainRefusal.unknown(name);
        }
        expected.require(name, row.revision);
    }

    /** A domain that the caller can't see is reported like a taken name, so that its existence isn't disclosed. */
    private static void requireAbsent(DomainRow row, DomainName name, Caller caller) {
        if (!row.removed) {
            throw caller.may(Role.VIEWER, name, row.team) ? DomainRefusal.exists(name) : DomainRefusal.nameTaken(name);
        }
    }

    /** The teams whose former names count for an added name: the new owner, and the teams that the caller can see. */
    private static TeamScope former(DomainName name, @Nullable String team, Provenance provenance) {
        var seen = provenance.caller().scope(Role.VIEWER, name);
        return team == null || seen.any() ? seen : seen.and(team);
    }

    private static void requireKnown(@Nullable DomainRow row, DomainName name) {
        if (row == null) {
            throw DomainRefusal.unknown(name);
        }
    }

    /** A revision from another team's ownership is treated as missing. */
    private Domain restorable(@Nullable RevisionRow stored, DomainName name, long revision, Caller caller) {
        if (stored == null || !caller.scope(Role.VIEWER, name).includes(stored.team)) {
            throw RevisionRefusal.unknown(name, revision);
        }
        var then = stored.restorable(now());
        if (then == null) {
            throw RevisionRefusal.removal(name, revision);
        }
        return then;
    }

    private Instant now() {
        return changes.now();
    }

    private void requireAllowed(@Nullable Domain domain, Domain next) {
        OriginPorts.check(access, domain, next);
        next.originTls().requireEnd(domain == null ? null : domain.originTls(), now());
    }

    /** Only an administrator of the domain grants custom ports or revokes them. */
    static void requireGrant(DomainRow row, Domain next, Provenance provenance) {
        var domain = row.domain();
        var granted = domain == null ? GrantedPorts.NONE : domain.grantedPorts();
        if (!granted.equals(next.grantedPorts())) {
            DomainPermits.requireOf(row, next.name(), provenance.caller(), Role.ADMINISTRATOR);
        }
    }
}
