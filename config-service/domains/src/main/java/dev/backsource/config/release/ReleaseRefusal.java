package dev.backsource.config.release;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.RolloutPlan;

/** Refusals to let a change go out at once. */
public final class ReleaseRefusal {
    public static final ProblemKind IMMEDIATE_NOT_ALLOWED = new ProblemKind(
            403,
            "immediate-not-allowed",
            "The change has to go out by a progressive rollout",
            "Changes of the domain go out by progressive rollouts; only an administrator of the domain makes one at"
                    + " once, or by a faster plan than the default");

    /** A rollout would make a state of the domain, for all requests at once, that nobody has asked for. */
    public static final ProblemKind INDIVISIBLE = new ProblemKind(
            409,
            "indivisible-change",
            "The change can't be divided for a progressive rollout",
            "The parts of the change that no progressive rollout can try would by themselves send requests another way");

    private ReleaseRefusal() {}

    static RefusedException ofParts(DomainName domain) {
        return INDIVISIBLE.refused("a progressive rollout would change some parts of " + domain
                + " at once (granted ports, dynamic acceleration), and without the others they would send all requests"
                + " another way; change them by themselves first, or ask an administrator of the domain to change all"
                + " at once");
    }

    static RefusedException ofChange(DomainName domain) {
        return IMMEDIATE_NOT_ALLOWED.refused(
                "changes of " + domain + " go out by progressive rollouts, and only an administrator of the domain"
                        + " makes one at once",
                Remedy.of(RemedyCode.LET_ROLL_OUT, domain));
    }

    static RefusedException ofPlan(DomainName domain, RolloutPlan byDefault) {
        var shares = byDefault.steps();
        var count = shares.size();
        var seconds = byDefault.bake().toSeconds();
        var outcomes = byDefault.outcomes();
        return IMMEDIATE_NOT_ALLOWED.refused("the plan is faster than the default of " + domain
                + ", and only an administrator of the domain makes a change faster; leave the plan out, or have at"
                + " least " + count + " steps with shares of at most " + shares + ", bakeSeconds of at least " + seconds
                + " and outcomes of at least " + outcomes);
    }

    static RefusedException ofRestore(DomainName domain) {
        return IMMEDIATE_NOT_ALLOWED.refused("changes of " + domain
                + " go out by progressive rollouts, but a restore goes out at once; ask an administrator of the"
                + " domain to restore it, or make the change in another way");
    }

    static RefusedException ofPromotion(DomainName domain) {
        return IMMEDIATE_NOT_ALLOWED.refused("changes of " + domain
                + " go out by progressive rollouts, and only an administrator of the domain promotes one before"
                + " its last step is over; ask one, or let it go on");
    }
}
