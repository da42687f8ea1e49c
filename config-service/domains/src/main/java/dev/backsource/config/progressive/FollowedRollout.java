package dev.backsource.config.progressive;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.progressive.FleetTest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What an instance remembers of a rollout under way, from round to round. Not thread-safe. */
final class FollowedRollout {
    private final Duration silence;
    private ActiveRollout rollout;
    private final FleetTest pooled = new FleetTest();
    private @Nullable Position position;
    private @Nullable StepCondition trouble;

    /** @param silence the age of a report from which its edge is out of reach */
    FollowedRollout(ActiveRollout rollout, Duration silence) {
        this.silence = silence;
        this.rollout = rollout;
    }

    /** Takes in the rollout as it is now. */
    void become(ActiveRollout now) {
        if (now.revision() != rollout.revision()) {
            position = null;
        }
        rollout = now;
    }

    void isPublishedAt(@Nullable Position found) {
        position = found;
    }

    /** Of the revision in the topic; null while it is unpublished, as far as is known. */
    @Nullable
    Position position() {
        return position;
    }

    ActiveRollout rollout() {
        return rollout;
    }

    /** @param found what keeps this instance from what it has decided; null for nothing */
    void hasTrouble(@Nullable StepCondition found) {
        trouble = found;
    }

    /** @param lacking as that of {@link StepRule} */
    StepDecision judge(FleetTrial fleet, IntSupplier lacking, Instant now) {
        fleet.trialsOf(rollout.step()).forEach(trial -> pooled.update(rollout.step(), rollout.share(), trial.sketch()));
        return new StepRule(rollout, fleet, pooled.evidence(), lacking, silence, now).decide();
    }

    JudgedRollout judged(FleetTrial fleet) {
        return new JudgedRollout(rollout, fleet, position, pooled.evidence(), trouble);
    }
}
