package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The place of a revision in a progressive rollout.
 *
 * @param id of the rollout
 * @param step the rollout's step, from 1; absent for the revision that ended the rollout
 * @param share of that step; absent likewise
 * @param detail the same in words, such as {@code step 2 of 4 at 5 %} or {@code aborted: two edges aborted it}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutPlace(
        String id, @Nullable Integer step, @Nullable Double share, String detail) {
    private static final int PERCENT = 2;

    /**
     * The place of a state; null when it is in no rollout, and ended none.
     *
     * @param state null for a removal
     * @param before null where there is none
     */
    static @Nullable RolloutPlace of(@Nullable DomainState state, @Nullable DomainState before) {
        var present = rollout(state);
        if (present != null) {
            return new RolloutPlace(
                    present.id(), present.step(), present.share(), words(present.step(), present.share(), null));
        }
        var earlier = rollout(before);
        return earlier == null ? null : new RolloutPlace(earlier.id(), null, null, words(kind(state, before), null));
    }

    /**
     * The effect of a revision by its state and the one before, of which one at least is there. A change to the candidate's state counts as its promotion,
     * whoever made it.
     *
     * @param state null for a removal
     * @param before null where there is none, as for the first revision that a caller can see
     */
    static RevisionKind kind(@Nullable DomainState state, @Nullable DomainState before) {
        var present = rollout(state);
        var earlier = rollout(before);
        if (present != null) {
            return ofStep(present, earlier);
        }
        if (state == null || before == null || earlier == null) {
            return RevisionKind.CHANGED;
        }
        if (state.domain().equals(before.prospect())) {
            return RevisionKind.ROLLOUT_PROMOTED;
        }
        return state.domain().equals(before.domain()) ? RevisionKind.ROLLOUT_ABORTED : RevisionKind.CHANGED;
    }

    /** A repair of the domain repeats a step. */
    private static RevisionKind ofStep(ProgressiveRollout present, @Nullable ProgressiveRollout earlier) {
        if (earlier != null && earlier.id().equals(present.id()) && earlier.step() == present.step()) {
            return RevisionKind.CHANGED;
        }
        return present.step() == 1 ? RevisionKind.ROLLOUT_STARTED : RevisionKind.ROLLOUT_STEPPED;
    }

    /** The effect of a revision by the record of the rollout that it is a step of, or ended; {@code byStates} is that by the states. */
    static RevisionKind kindBy(StoredRollout recorded, RevisionKind byStates) {
        var isEnd = byStates == RevisionKind.ROLLOUT_PROMOTED || byStates == RevisionKind.ROLLOUT_ABORTED;
        return isEnd && recorded.state() == ProgressiveState.REPLACED ? RevisionKind.CHANGED : byStates;
    }

    /**
     * The same, in the words that the rollout's record has for it.
     *
     * @param kind of the revision, as by {@link #kindBy}
     */
    RolloutPlace by(StoredRollout recorded, RevisionKind kind) {
        if (step == null || share == null) {
            return new RolloutPlace(id, null, null, words(kind, recorded.sentence()));
        }
        return new RolloutPlace(
                id, step, share, words(step, share, recorded.plan().steps().size()));
    }

    private static @Nullable ProgressiveRollout rollout(@Nullable DomainState state) {
        return state == null ? null : state.rollout();
    }

    private static String words(int step, double share, @Nullable Integer steps) {
        var percent = BigDecimal.valueOf(share)
                .movePointRight(PERCENT)
                .stripTrailingZeros()
                .toPlainString();
        return "step " + step + (steps == null ? "" : " of " + steps) + " at " + percent + " %";
    }

    private static String words(RevisionKind kind, @Nullable String reason) {
        var end = switch (kind) {
            case ROLLOUT_PROMOTED -> "promoted";
            case ROLLOUT_ABORTED -> "aborted";
            default -> "replaced";
        };
        return reason == null ? end : end + ": " + reason;
    }
}
