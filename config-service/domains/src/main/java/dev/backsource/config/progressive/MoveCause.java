package dev.backsource.config.progressive;

import dev.backsource.config.release.RolloutReason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a move.
 *
 * @param reason of the state after it; null for none
 * @param frozenBy the aborts that freeze the rollout; none for another move
 */
record MoveCause(@Nullable RolloutReason reason, Set<EdgeAbort> frozenBy) {
    static final MoveCause NONE = new MoveCause(null, Set.of());

    MoveCause {
        frozenBy = Set.copyOf(frozenBy);
    }

    static MoveCause of(RolloutReason reason) {
        return new MoveCause(reason, Set.of());
    }
}
