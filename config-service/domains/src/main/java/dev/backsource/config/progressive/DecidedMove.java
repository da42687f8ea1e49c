package dev.backsource.config.progressive;

import dev.backsource.config.progressive.StepDecision.Kind;
import java.time.Instant;
import java.util.Comparator;

/** What a round has decided about a rollout. */
record DecidedMove(FollowedRollout followed, StepDecision decision) {
    /** Urgent ones first; of each sort those that weren't tried for longest, so that none waits behind others that fail again and again. */
    static final Comparator<DecidedMove> BY_TURN = Comparator.comparing(DecidedMove::isUrgent)
            .reversed()
            .thenComparing(DecidedMove::triedAt)
            .thenComparing(DecidedMove::kind);

    Kind kind() {
        return decision.kind();
    }

    private boolean isUrgent() {
        return kind().isUrgent();
    }

    private Instant triedAt() {
        return followed.triedAt();
    }
}
