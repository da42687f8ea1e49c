package dev.backsource.config.access.quotas;

/** A team would have more than it may. The message names the quota, how much it allows and how much is used. */
public final class QuotaExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuotaExceededException(String team, Quota quota, int limit, long used) {
        super("the team " + team + " may have " + limit + " by its quota " + quota.word() + ", and has " + used
                + "; have an administrator raise it, or make room");
    }

    /** Of who is of no team, and of what they made; the quota is that of a team without any set. */
    public static QuotaExceededException ofMaker(Quota quota, int limit, long used) {
        return new QuotaExceededException("you and the keys and accounts that you made may have made " + limit + " "
                + quota.word() + " by the setting backsource.access.quotas." + quota.word() + ", and there are " + used
                + "; delete those that nobody uses, or have an administrator raise it");
    }

    /** Of a quota for each domain. */
    static QuotaExceededException ofDomain(String team, Quota quota, int limit, long wanted) {
        return new QuotaExceededException("domains of the team " + team + " may have " + limit + " each by its quota "
                + quota.word() + ", and this one would have " + wanted);
    }

    private QuotaExceededException(String message) {
        super(message);
    }
}
