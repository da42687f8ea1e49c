package dev.backsource.config.progressive;

import dev.backsource.config.progressive.StepDecision.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rollouts that are being written, each by one write at a time. They are so few that connections of the pool are left, also when each write waits for a
 * locked row; aborts and freezes have places of their own. Thread-safe.
 */
final class WritesUnderWay {
    static final int MOST = 8;
    static final int MOST_WITH_URGENT = 12;

    private final Map<String, Kind> rollouts = new HashMap<>();
    /** Of those, the ones about which something urgent was decided meanwhile. */
    private final Set<String> overtaken = new HashSet<>();

    private boolean isAnyLeftOut;

    /** Whether a write may begin; it has to {@linkplain #end}. */
    synchronized boolean begin(String rollout, Kind kind) {
        var present = rollouts.get(rollout);
        if (present != null) {
            if (kind.isUrgent() && kind != present) {
                overtaken.add(rollout);
            }
            return false;
        }
        if (rollouts.size() >= (kind.isUrgent() ? MOST_WITH_URGENT : MOST)) {
            isAnyLeftOut = true;
            return false;
        }
        rollouts.put(rollout, kind);
        return true;
    }

    /**
     * Ends a write. Without an effect it is no reason for others to begin at once: where all are refused, that would never end.
     *
     * @param isDone whether it had an effect
     * @return whether writes that were left out may begin now
     */
    synchronized boolean end(String rollout, boolean isDone) {
        rollouts.remove(rollout);
        var isOvertaken = overtaken.remove(rollout);
        if (!isDone || !isAnyLeftOut || rollouts.size() > MOST / 2) {
            return isOvertaken;
        }
        isAnyLeftOut = false;
        return true;
    }
}
