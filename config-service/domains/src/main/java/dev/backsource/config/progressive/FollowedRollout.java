package dev.backsource.config.progressive;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.progressive.FleetTest;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What an instance remembers of a rollout under way, from round to round. Not thread-safe, but for its trouble. */
final class FollowedRollout {
    private StoredRollout rollout;
    private final FleetTest pooled = new FleetTest();
    private @Nullable Position position;
    /** Also changed when a write ends. */
    private volatile @Nullable StepCondition trouble;

    private Instant triedAt = Instant.MIN;
    private List<StepCondition> waitsFor = List.of();

    FollowedRollout(StoredRollout rollout) {
        this.rollout = rollout;
    }

    /** Takes in the rollout as it is now. */
    void become(StoredRollout now) {
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

    StoredRollout rollout() {
        return rollout;
    }

    void isTriedAt(Instant now) {
        triedAt = now;
    }

    /** When this instance last began a write of the rollout; {@link Instant#MIN} for never. */
    Instant triedAt() {
        return triedAt;
    }

    /** @param found what keeps this instance from what it has decided; null for nothing */
    void hasTrouble(@Nullable StepCondition found) {
        trouble = found;
    }

    /** @param lacking as that of {@link StepRule} */
    StepDecision judge(FleetTrial fleet, IntSupplier lacking, Instant now) {
        fleet.trialsOf(rollout.step()).stream()
                .filter(EdgeTrialReport::isSketchPossible)
                .forEach(trial -> pooled.update(rollout.step(), rollout.share(), trial.sketch()));
        var decision = new StepRule(rollout, fleet, pooled.evidence(), lacking, now).decide();
        waitsFor = decision.waitsFor();
        return decision;
    }

    JudgedRollout judged(FleetTrial fleet) {
        return new JudgedRollout(rollout, fleet, position, waitsFor, pooled.evidence(), trouble);
    }
}
