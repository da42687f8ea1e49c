package dev.backsource.config.progressive;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.TrialReport;

/** Refusals to begin, read or move a progressive rollout. */
public final class RolloutRefusal {
    public static final ProblemKind TOO_MANY = new ProblemKind(
            409,
            "too-many-rollouts",
            "The limit of progressive rollouts is reached",
            "The deployment's or the team's limit of progressive rollouts under way is reached");
    public static final ProblemKind ENDED = new ProblemKind(
            409,
            "rollout-ended",
            "The progressive rollout has ended",
            "The progressive rollout has ended; read it for the reason");
    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-rollout", "Progressive rollout not found");

    private RolloutRefusal() {}

    static RefusedException unknown(DomainName domain) {
        return UNKNOWN.refused(
                "domain " + domain + " has no such progressive rollout", Remedy.of(RemedyCode.LIST_ROLLOUTS, domain));
    }

    static RefusedException ended(ProgressiveState state) {
        return ENDED.refused("the progressive rollout has already ended: " + state.word());
    }

    /** It ended in the meantime. */
    static RefusedException justEnded() {
        return ENDED.refused("the progressive rollout has just ended; read it again");
    }

    static RefusedException tooMany() {
        return TOO_MANY.refused("the deployment has reached its limit of " + TrialReport.MOST
                + " progressive rollouts under way; wait for the end of another one");
    }

    static RefusedException tooManyOfTeam() {
        return TOO_MANY.refused("the team has reached its limit of " + UnderWay.MOST_OF_TEAM
                + " progressive rollouts under way; wait for the end of another one, or end it");
    }
}
