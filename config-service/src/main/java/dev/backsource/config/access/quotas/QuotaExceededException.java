package dev.backsource.config.access.quotas;

/** A quota would be exceeded. The message names the quota, its limit and its use. */
public final class QuotaExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuotaExceededException(String team, Quota quota, int limit, long used) {
        super("quota exceeded: the limit of " + quota.word() + " of the team " + team + " is " + limit + ", and " + used
                + " are in use; free some, or ask an administrator to raise the quota");
    }

    /** For a caller of no team, with the callers that it created; the quota is the default for teams. */
    public static QuotaExceededException ofMaker(Quota quota, int limit, long used) {
        return new QuotaExceededException(
                "quota exceeded: you and the keys and accounts that you created are limited to "
                        + limit + " " + quota.word() + " by the setting backsource.access.quotas." + quota.word()
                        + ", and " + used
                        + " are in use; delete unused ones, or ask an administrator to raise the limit");
    }

    /** For a quota of each domain. */
    static QuotaExceededException ofDomain(String team, Quota quota, int limit, long wanted) {
        return new QuotaExceededException("quota exceeded: the limit of " + quota.word() + " of the team " + team
                + " is " + limit + " for each domain, and this domain would have " + wanted);
    }

    private QuotaExceededException(String message) {
        super(message);
    }
}
