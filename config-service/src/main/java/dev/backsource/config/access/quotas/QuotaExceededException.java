package dev.backsource.config.access.quotas;

/** A team would have more than it may. The message names the quota, how much it allows and how much is used. */
public final class QuotaExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuotaExceededException(String team, Quota quota, int limit, long used) {
        super("the team " + team + " may have " + limit + " by its quota " + quota.word() + ", and has " + used
                + "; have an administrator raise it, or make room");
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
