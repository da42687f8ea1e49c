package dev.backsource.config.progressive;

import java.util.HashSet;
import java.util.Set;

/**
 * The rollouts that are being written, each by one write at a time. They are so few that connections of the pool are left, also when each write waits for a
 * locked row; aborts and freezes have places of their own. Thread-safe.
 */
final class WritesUnderWay {
    static final int MOST = 8;
    static final int MOST_WITH_URGENT = 12;

    private final Set<String> rollouts = new HashSet<>();
    private boolean isAnyLeftOut;

    /** Whether a write may begin; it has to {@linkplain #end}. */
    synchronized boolean begin(String rollout, StepDecision.Kind kind) {
        var isUrgent = kind == StepDecision.Kind.ABORT || kind == StepDecision.Kind.FREEZE;
        if (rollouts.contains(rollout)) {
            return false;
        }
        if (rollouts.size() >= (isUrgent ? MOST_WITH_URGENT : MOST)) {
            isAnyLeftOut = true;
            return false;
        }
        return rollouts.add(rollout);
    }

    /** @return whether writes that were left out may begin now */
    synchronized boolean end(String rollout) {
        rollouts.remove(rollout);
        if (!isAnyLeftOut || rollouts.size() > MOST / 2) {
            return false;
        }
        isAnyLeftOut = false;
        return true;
    }
}
