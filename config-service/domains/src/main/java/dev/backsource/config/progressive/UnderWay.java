package dev.backsource.config.progressive;

import dev.backsource.config.release.TriedRollouts;
import dev.backsource.policy.event.TrialReport;
import org.jspecify.annotations.Nullable;

/**
 * The progressive rollouts under way in the deployment. Every edge keeps counts of all of them, so their number is limited; no team can take all.
 *
 * @param all their number
 * @param ofTeam the number of those of one team
 */
record UnderWay(long all, long ofTeam) {
    static final int MOST_OF_TEAM = TrialReport.MOST / 4;

    /**
     * Together with those that a dry run would begin.
     *
     * @param tried null for none
     * @param team whose are counted; null for none
     */
    UnderWay and(@Nullable TriedRollouts tried, @Nullable String team) {
        return tried == null ? this : new UnderWay(all + tried.all(), ofTeam + tried.of(team));
    }

    /**
     * Requires room for another one.
     *
     * @param team null for none, which has no limit of its own
     * @throws dev.backsource.config.refusal.RefusedException when there is none
     */
    void requireOneMore(@Nullable String team) {
        if (all >= TrialReport.MOST) {
            throw RolloutRefusal.tooMany();
        }
        if (team != null && ofTeam >= MOST_OF_TEAM) {
            throw RolloutRefusal.tooManyOfTeam();
        }
    }
}
