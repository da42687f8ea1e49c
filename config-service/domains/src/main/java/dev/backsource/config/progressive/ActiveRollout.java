package dev.backsource.config.progressive;

import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A progressive rollout that is under way.
 *
 * @param id also in the events and in edges' reports
 * @param team the id of the team that owns the domain; null for none
 * @param state one of those under way
 * @param step the present step, from 1
 * @param stepAt when the present step began
 * @param runningSince when the present step began, or was resumed last, from which its patience counts
 * @param answered the aborts for which it was frozen, and with which a person has dealt, who resumed it
 * @param revision the domain's present revision, which edges apply; a repair of the domain raises it within a step
 * @param reason why it is paused or frozen; null for none
 */
public record ActiveRollout(
        String id,
        DomainName domain,
        @Nullable String team,
        ProgressiveState state,
        RolloutPlan plan,
        int step,
        Instant startedAt,
        Instant stepAt,
        Instant runningSince,
        Set<EdgeAbort> answered,
        long revision,
        @Nullable String reason) {
    public ActiveRollout {
        answered = Set.copyOf(answered);
    }

    /** The candidate's present share. */
    public double share() {
        return plan.share(step);
    }
}
