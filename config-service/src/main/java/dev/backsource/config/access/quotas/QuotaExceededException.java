package dev.backsource.config.access.quotas;

/** A quota would be exceeded. The message names the quota, its limit and its use. */
public final class QuotaExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuotaExceededException(String team, Quota quota, int limit, long used) {
        super("the team " + team + " may have " + limit + " by its quota " + quota.word() + ", and has " + used
                + "; have an administrator raise it, or make room");
    }

    /** For a caller of no team, with the callers that it created; the quota is the default for teams. */
    public static QuotaExceededException ofMaker(Quota quota, int limit, long used) {
        return new QuotaExceededException("you and the keys and accounts that you made may have made " + limit + " "
                + quota.word() + " by the setting backsource.access.quotas." + quota.word() + ", and there are " + used
                + "; delete those that nobody uses, or have an administrator raise it");
    }

    /** For a quota of each domain. */
    static QuotaExceededException ofDomain(String team, Quota quota, int limit, long wanted) {
        return new QuotaExceededException("domains of the team " + team + " may have " + limit + " each by its quota "
                + quota.word() + ", and this one would have " + wanted);
    }

    private QuotaExceededException(String message) {
        super(message);
    }
}
