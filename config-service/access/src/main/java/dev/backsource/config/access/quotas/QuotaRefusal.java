package dev.backsource.config.access.quotas;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals by quotas. The message names the quota, its limit and its use. */
public final class QuotaRefusal {
    public static final ProblemKind EXCEEDED = new ProblemKind(
            409,
            "quota-exceeded",
            "Quota exceeded",
            "The team's quota is exceeded; detail gives the quota, its limit and its usage");

    private QuotaRefusal() {}

    static RefusedException ofTeam(String team, Quota quota, int limit, long used) {
        return EXCEEDED.refused("quota exceeded: the limit of " + quota.word() + " of the team " + team + " is " + limit
                + ", and " + used + " are in use; free some, or ask an administrator to raise the quota");
    }

    /** For a caller of no team, with the callers that it created; the quota is the default for teams. */
    public static RefusedException ofMaker(Quota quota, int limit, long used) {
        return EXCEEDED.refused("quota exceeded: you and the keys and accounts that you created are limited to "
                + limit + " " + quota.word() + " by the setting backsource.access.quotas." + quota.word()
                + ", and " + used
                + " are in use; delete unused ones, or ask an administrator to raise the limit");
    }

    /** For a quota of each domain. */
    static RefusedException ofDomain(String team, Quota quota, int limit, long wanted) {
        return EXCEEDED.refused("quota exceeded: the limit of " + quota.word() + " of the team " + team + " is " + limit
                + " for each domain, and this domain would have " + wanted);
    }
}
