package dev.backsource.config.progressive;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The service's own moves of rollouts. */
@Singleton
final class OwnMoves implements ProgressiveRollouts {
    private final RolloutLists lists;
    private final RolloutMoves moves;
    private final Sessions sessions;

    OwnMoves(RolloutLists lists, RolloutMoves moves, Sessions sessions) {
        this.lists = lists;
        this.moves = moves;
        this.sessions = sessions;
    }

    @Override
    public Uni<List<StoredRollout>> active() {
        return sessions.read(lists::underWay);
    }

    @Override
    public Write<Boolean> step(String id, int expectedStep) {
        return move(id, RolloutMove.STEP, MoveCause.NONE, row -> row.step == expectedStep);
    }

    @Override
    public Write<Boolean> promote(String id) {
        return move(
                id,
                RolloutMove.PROMOTE,
                MoveCause.NONE,
                row -> row.state() == ProgressiveState.RUNNING && row.plan().isLast(row.step));
    }

    @Override
    public Write<Boolean> abort(String id, RolloutReason reason) {
        return move(id, RolloutMove.ABORT, MoveCause.of(reason), row -> true);
    }

    @Override
    public Write<Boolean> pause(String id, RolloutReason reason) {
        return move(id, RolloutMove.PAUSE, MoveCause.of(reason), row -> true);
    }

    @Override
    public Write<Boolean> freeze(String id, Set<EdgeAbort> aborts, RolloutReason reason) {
        return move(
                id,
                RolloutMove.FREEZE,
                new MoveCause(reason, aborts),
                row -> !EdgeAbort.read(row.answered).containsAll(aborts));
    }

    private Write<Boolean> move(
            String id, RolloutMove move, MoveCause cause, Predicate<ProgressiveRolloutRow> condition) {
        if (!TimeOrderedIds.canBe(id)) {
            return session -> Uni.createFrom().item(false);
        }
        return session -> {
            var provenance = new Provenance("", Caller.SERVICE, AuditedRequest.ofTheService(move.operation()));
            return RolloutMoves.Known.read(session, UUID.fromString(id))
                    .chain(known -> known == null || !known.state().isUnderWay()
                            ? Uni.createFrom().item(false)
                            : moves.lock(session, known, ExpectedRevision.any(), provenance)
                                    .map(locked ->
                                            locked.map(RolloutMoves.Locked::row).filter(condition))
                                    .chain(row -> row.isPresent()
                                            ? moves.make(session, row.get(), move, cause, provenance)
                                            : Uni.createFrom().item(false)));
        };
    }
}
