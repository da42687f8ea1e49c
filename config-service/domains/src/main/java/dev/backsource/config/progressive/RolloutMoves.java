package dev.backsource.config.progressive;

import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.RolloutWriter;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.Candidate;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Moves rollouts that are under way, whoever asks for it. A move locks the domain's row first and the rollout's then, and decides by the locked row, so
 * that of two moves at a time the second sees the first one's result.
 */
@Singleton
final class RolloutMoves {
    private final RolloutWriter domains;
    private final RolloutRecord rows;
    private final Clock clock;

    RolloutMoves(RolloutWriter domains, RolloutRecord rows, Clock clock) {
        this.domains = domains;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Locks a rollout and its domain, of which the caller has to be an operator.
     *
     * @param known as read without a lock
     * @return empty when the domain isn't in the rollout
     */
    Uni<Optional<Locked>> lock(Mutiny.Session session, Known known, ExpectedRevision expected, Provenance provenance) {
        return domains.lock(known.domain(), known.id().toString(), Role.OPERATOR, expected, provenance)
                .in(session)
                .chain(present -> present.isPresent()
                        ? session.find(ProgressiveRolloutRow.class, known.id(), LockModeType.PESSIMISTIC_WRITE)
                                .map(row -> locked(row, present.get().candidate()))
                        : Uni.createFrom().item(Optional.<Locked>empty()));
    }

    private static Optional<Locked> locked(@Nullable ProgressiveRolloutRow row, Candidate candidate) {
        return row == null || !row.state().isUnderWay() ? Optional.empty() : Optional.of(new Locked(row, candidate));
    }

    /** A rollout that is under way, whose row and domain are locked. */
    record Locked(ProgressiveRolloutRow row, Candidate candidate) {}

    /**
     * A rollout as it was read without a lock.
     *
     * @param team the id of the team that owned the domain when the rollout began; null for none
     */
    record Known(UUID id, DomainName domain, @Nullable String team, ProgressiveState state) {
        private static final String SQL =
                "select domain, team, state from progressive_rollout where id = cast(:id as uuid)";

        /** Null when there is no such rollout. Not by the entity, which the session would keep as it was before the lock. */
        static Uni<@Nullable Known> read(Mutiny.Session session, UUID id) {
            return session.createNativeQuery(SQL, Object[].class)
                    .setParameter("id", id.toString())
                    .getSingleResultOrNull()
                    .map(row -> row == null
                            ? null
                            : new Known(
                                    id, new DomainName((String) row[0]), (String) row[1], ProgressiveState.of((String)
                                            row[2])));
        }
    }

    /**
     * Makes the move.
     *
     * @param row locked
     * @return whether it had a place and an effect
     */
    Uni<Boolean> make(
            Mutiny.Session session,
            ProgressiveRolloutRow row,
            RolloutMove move,
            MoveCause cause,
            Provenance provenance) {
        var next = move.from(row.state());
        if (next == null) {
            provenance.request().leaveUnchanged();
            return Uni.createFrom().item(false);
        }
        var name = new DomainName(row.domain);
        return switch (move) {
            case STEP -> step(session, row, name, provenance);
            case PAUSE, FREEZE, RESUME ->
                rows.keep(session, row.id, next, cause, provenance, now()).replaceWith(true);
            case PROMOTE -> end(session, row, next, cause.reason(), domains.promote(name, provenance), provenance);
            case ABORT -> end(session, row, next, cause.reason(), domains.abort(name, provenance), provenance);
        };
    }

    private Uni<Boolean> step(
            Mutiny.Session session, ProgressiveRolloutRow row, DomainName name, Provenance provenance) {
        var plan = row.plan();
        if (plan.isLast(row.step)) {
            provenance.request().leaveUnchanged();
            return Uni.createFrom().item(false);
        }
        return domains.step(name, plan.share(row.step + 1), provenance)
                .in(session)
                .chain(state -> rows.step(session, state))
                .replaceWith(true);
    }

    private Uni<Boolean> end(
            Mutiny.Session session,
            ProgressiveRolloutRow row,
            ProgressiveState next,
            @Nullable RolloutReason reason,
            Write<DomainState> last,
            Provenance provenance) {
        return last.in(session)
                .chain(state ->
                        rows.end(session, row.id, next, reason, state.revision(), provenance, state.changedAt()))
                .replaceWith(true);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
