package dev.backsource.config.silence;

import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import java.time.Instant;
import java.util.Objects;

/** The silence of those who would have to decide about a halted progressive rollout. */
final class ForgottenRollout {
    private ForgottenRollout() {}

    /** @param rollout paused or frozen */
    static Silence silence(StoredRollout rollout) {
        var since = Objects.requireNonNull(rollout.haltedSince());
        return new Silence(
                SilenceAlert.OF_ROLLOUT + rollout.id(),
                SilenceKind.ROLLOUT_FORGOTTEN,
                since,
                "The progressive rollout of " + rollout.domain() + " has been "
                        + (rollout.state() == ProgressiveState.FROZEN ? "frozen" : "paused") + " since "
                        + Instant.ofEpochSecond(since.getEpochSecond())
                        + ". It keeps its share, and one of the places for rollouts, until somebody resumes, promotes or"
                        + " aborts it.");
    }
}
