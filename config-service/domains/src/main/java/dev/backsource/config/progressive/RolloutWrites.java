package dev.backsource.config.progressive;

import dev.backsource.config.access.Role;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.StateCheck;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.release.Release;
import dev.backsource.config.release.ReleaseRule;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.PartialPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Begins rollouts, and moves them as a caller asks. */
@Singleton
public final class RolloutWrites {
    private final DomainWriter domains;
    private final RolloutMoves moves;
    private final ReleaseRule releases;

    RolloutWrites(DomainWriter domains, RolloutMoves moves, ReleaseRule releases) {
        this.domains = domains;
        this.moves = moves;
        this.releases = releases;
    }

    /**
     * A rollout that has begun.
     *
     * @param written the write that began it
     */
    public record Begun(StoredRollout rollout, WriteResult written) {}

    /** A rollout after a move, and its candidate. */
    public record Moved(StoredRollout rollout, Candidate candidate) {}

    /**
     * Begins a rollout of a change by {@code edit}.
     *
     * @param plan what it leaves out is the domain's default
     * @param check accepts the state after the change
     * @return fails as {@link DomainWriter#change} does, or with {@link RolloutRefusal}
     */
    public Write<Begun> begin(
            DomainName name,
            PartialPlan plan,
            ExpectedRevision expected,
            Provenance provenance,
            UnaryOperator<Domain> edit,
            StateCheck check) {
        return session -> domains.change(name, expected, provenance, edit, check, Release.ofRollout(plan))
                .in(session)
                .chain(written -> RolloutLists.ofWrite(
                                session,
                                Objects.requireNonNull(written.rollout()).id())
                        .map(rollout -> new Begun(rollout, written)));
    }

    /** Keeps the share of a running rollout. */
    public Write<Moved> pause(
            DomainName name, String id, @Nullable String reason, ExpectedRevision expected, Provenance provenance) {
        return move(name, id, RolloutMove.PAUSE, reason, expected, provenance);
    }

    /** Lets a rollout run on; a frozen one takes an administrator of the domain. */
    public Write<Moved> resume(
            DomainName name, String id, @Nullable String reason, ExpectedRevision expected, Provenance provenance) {
        return move(name, id, RolloutMove.RESUME, reason, expected, provenance);
    }

    /**
     * Makes the candidate the domain's state. This takes an administrator of the domain where the rollout is frozen, or where changes go out by
     * rollouts by default.
     */
    public Write<Moved> promote(
            DomainName name, String id, @Nullable String reason, ExpectedRevision expected, Provenance provenance) {
        return move(name, id, RolloutMove.PROMOTE, reason, expected, provenance);
    }

    /** Goes back to the baseline. */
    public Write<Moved> abort(
            DomainName name, String id, @Nullable String reason, ExpectedRevision expected, Provenance provenance) {
        return move(name, id, RolloutMove.ABORT, reason, expected, provenance);
    }

    /** Without an effect where the rollout is in that state; fails with {@link RolloutRefusal} for an unknown or ended one. */
    private Write<Moved> move(
            DomainName name,
            String id,
            RolloutMove move,
            @Nullable String reason,
            ExpectedRevision expected,
            Provenance provenance) {
        return session -> known(session, name, id, provenance)
                .chain(known -> moves.lock(session, known, expected, provenance))
                .map(found -> found.orElseThrow(RolloutRefusal::justEnded))
                .call(locked -> requireRole(session, locked.row(), name, move, provenance))
                .chain(locked -> moves.make(
                                session, locked.row(), move, MoveCause.of(RolloutReason.byPerson(reason)), provenance)
                        .chain(made -> RolloutLists.reread(session, locked.row().id))
                        .map(rollout -> new Moved(rollout, locked.candidate())));
    }

    /** The role depends on the state, which is certain once the row is locked. */
    private Uni<Void> requireRole(
            Mutiny.Session session,
            ProgressiveRolloutRow row,
            DomainName name,
            RolloutMove move,
            Provenance provenance) {
        return domains.hold(name, move.role(row.state()), provenance)
                .in(session)
                .chain(() -> move == RolloutMove.PROMOTE
                        ? releases.requirePromotion(session, name, row.team, provenance.caller())
                        : Uni.createFrom().voidItem());
    }

    /** Rollouts from another team's ownership that the caller doesn't act for count as missing, as in lists. */
    private static Uni<RolloutMoves.Known> known(
            Mutiny.Session session, DomainName name, String id, Provenance provenance) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(RolloutRefusal.unknown(name));
        }
        var seen = provenance.caller().scope(Role.VIEWER, name);
        return RolloutMoves.Known.read(session, UUID.fromString(id)).map(known -> {
            if (known == null || !known.domain().equals(name) || !seen.includes(known.team())) {
                throw RolloutRefusal.unknown(name);
            }
            if (!known.state().isUnderWay()) {
                throw RolloutRefusal.ended(known.state());
            }
            return known;
        });
    }
}
