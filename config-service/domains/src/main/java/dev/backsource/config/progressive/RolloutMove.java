package dev.backsource.config.progressive;

import dev.backsource.config.access.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with a rollout that is under way. */
enum RolloutMove {
    STEP,
    PAUSE,
    FREEZE,
    RESUME,
    PROMOTE,
    ABORT;

    /** The state after the move; null where the move has no place or no effect in {@code state}. */
    @Nullable
    ProgressiveState from(ProgressiveState state) {
        if (!state.isUnderWay()) {
            return null;
        }
        return switch (this) {
            case STEP -> state == ProgressiveState.RUNNING ? ProgressiveState.RUNNING : null;
            case PAUSE -> state == ProgressiveState.RUNNING ? ProgressiveState.PAUSED : null;
            case FREEZE -> state == ProgressiveState.FROZEN ? null : ProgressiveState.FROZEN;
            case RESUME -> state == ProgressiveState.RUNNING ? null : ProgressiveState.RUNNING;
            case PROMOTE -> ProgressiveState.PROMOTED;
            case ABORT -> ProgressiveState.ABORTED;
        };
    }

    /** The operation of its entry in the audit, as the interface's description names it. */
    String operation() {
        return name().toLowerCase(Locale.ROOT) + "ProgressiveRollout";
    }

    /** The role for the domain that takes the move: an edge has found a frozen candidate harmful, which an operator doesn't overrule. */
    Role role(ProgressiveState state) {
        return state == ProgressiveState.FROZEN && (this == RESUME || this == PROMOTE)
                ? Role.ADMINISTRATOR
                : Role.OPERATOR;
    }
}
