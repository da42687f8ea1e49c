package dev.backsource.edge.progressive;

import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The trials of the progressive rollouts that this edge serves, by domain. Thread-safe. */
public final class Trials {
    private final LongSupplier nanoTime;
    private final Map<String, Trial> trials = new ConcurrentHashMap<>();

    /** @param nanoTime a clock that doesn't go back */
    public Trials(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The trial of {@code rollout}, at its step from now on. */
    public Trial serve(String domain, StateVersion version, ProgressiveRollout rollout) {
        return trials.compute(domain, (name, running) -> {
            var trial = running != null && running.rollout().equals(rollout.id())
                    ? running
                    : new Trial(rollout.id(), rollout.alpha(), nanoTime);
            trial.step(rollout.step(), rollout.share());
            return trial;
        });
    }

    /** The domain's route is in the rollout no longer. */
    public void end(String domain, String rolloutId) {
        trials.computeIfPresent(domain, (name, running) -> running.rollout().equals(rolloutId) ? null : running);
    }
}
