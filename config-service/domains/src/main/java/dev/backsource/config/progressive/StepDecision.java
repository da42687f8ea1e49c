package dev.backsource.config.progressive;

import dev.backsource.config.release.RolloutReason;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a rollout now.
 *
 * @param waitsFor of {@link Kind#STAY}: the conditions that are open, as far as they were looked at
 * @param reason null for {@link Kind#STAY}
 * @param aborts of {@link Kind#FREEZE}: for which
 */
record StepDecision(
        Kind kind, List<StepCondition> waitsFor, @Nullable RolloutReason reason, Set<EdgeAbort> aborts) {
    /** In the order of urgency. */
    enum Kind {
        /** Back to the baseline. */
        ABORT,
        /** Its share is kept, since an edge has aborted it. */
        FREEZE,
        /** Its share is kept, for want of traffic. */
        PAUSE,
        /** To the next step. */
        STEP,
        /** The candidate for all. */
        PROMOTE,
        /** Nothing changes. */
        STAY;

        /** Whether it ends or halts harm that an edge has seen. */
        boolean isUrgent() {
            return this == ABORT || this == FREEZE;
        }
    }

    StepDecision {
        waitsFor = List.copyOf(waitsFor);
        aborts = Set.copyOf(aborts);
    }

    static StepDecision of(Kind kind, RolloutReason reason) {
        return new StepDecision(kind, List.of(), reason, Set.of());
    }

    static StepDecision freeze(Set<EdgeAbort> aborts, RolloutReason reason) {
        return new StepDecision(Kind.FREEZE, List.of(), reason, aborts);
    }

    /** The reason of another decision than {@link Kind#STAY}. */
    RolloutReason because() {
        return Objects.requireNonNull(reason);
    }

    static StepDecision stay(List<StepCondition> waitsFor) {
        return new StepDecision(Kind.STAY, waitsFor, null, Set.of());
    }
}
