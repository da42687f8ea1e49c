package dev.backsource.config.progressive;

import dev.backsource.config.access.Author;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.RolloutPlan;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A progressive rollout, under way or ended.
 *
 * @param team the id of the team that owned the domain; null for none
 * @param reason of the state; null for none
 * @param haltedSince since when it keeps its share; null unless it is paused or frozen
 * @param step the latest, from 1
 * @param stepAt when that step began
 * @param runningSince when that step began, or was resumed last, from which its patience counts
 * @param answered the aborts for which it was frozen, and with which a person has dealt, who resumed it
 * @param baselineRevision the domain's revision before the rollout
 * @param revision the domain's present revision, which edges apply; a repair of the domain raises it within a step. Of an ended rollout, the revision that
 *     ended it
 * @param startedBy the author's name
 * @param author whatever the name
 * @param endedAt null while it is under way
 * @param endedBy as {@code startedBy}; null while it is under way
 * @param ender as {@code author}; null while it is under way
 */
public record StoredRollout(
        String id,
        DomainName domain,
        @Nullable String team,
        ProgressiveState state,
        @Nullable RolloutReason reason,
        @Nullable Instant haltedSince,
        RolloutPlan plan,
        int step,
        Instant stepAt,
        Instant runningSince,
        Set<EdgeAbort> answered,
        long baselineRevision,
        long revision,
        Instant startedAt,
        String startedBy,
        Author author,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable Author ender) {
    public StoredRollout {
        answered = Set.copyOf(answered);
    }

    /** The reason in a sentence; null for none. */
    public @Nullable String sentence() {
        return reason == null ? null : reason.sentence();
    }

    /** The share of the latest step. */
    public double share() {
        return plan.share(step);
    }
}
