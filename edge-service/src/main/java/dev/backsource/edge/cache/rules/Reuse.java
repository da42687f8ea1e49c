package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;

/** How a stored response may be used for a request now (RFC 9111 §4, §4.2.4, §5.2.1; RFC 5861). */
public final class Reuse {
    /** What to do with the stored response. */
    public enum Verdict {
        /** Send it. */
        FRESH,
        /** Send it, stale as it is, and validate it meanwhile (RFC 5861 §3). */
        STALE_WHILE_REVALIDATE,
        /** Send it: the client takes it as stale as it is (RFC 9111 §5.2.1.2). */
        STALE_ALLOWED,
        /** Don't send it before the origin has said that it is still good (RFC 9111 §4.3). */
        VALIDATE
    }

    private Reuse() {}

    /** Decides for a response that is {@code ageSeconds} old (RFC 9111 §4.2.3). Allocates nothing. */
    public static Verdict of(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        if (stored.noCache() || asked.noCache() || isTooOld(stored, ageSeconds, asked)) {
            return Verdict.VALIDATE;
        }
        return stored.lifetimeSeconds() > ageSeconds ? Verdict.FRESH : ofStale(stored, ageSeconds, asked);
    }

    /** Whether a response that is {@code ageSeconds} old may be sent without being validated for the client who asks. */
    public static boolean isAllowed(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        return of(stored, ageSeconds, asked) != Verdict.VALIDATE;
    }

    /** Whether an origin that answers with {@code status} counts as failed, for {@link #staleIfError} (RFC 5861 §4). */
    public static boolean isFailure(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }

    /**
     * Whether it may be sent because the origin failed: no connection, no answer or {@linkplain #isFailure a failure}
     * (RFC 5861 §4).
     *
     * @param ownSeconds for how long the cache itself allows it where neither origin nor client say anything (RFC 9111
     *     §4.2.4); 0 for never
     */
    public static boolean staleIfError(
            StoredFreshness stored, long ageSeconds, RequestDirectives asked, long ownSeconds) {
        if (stored.noCache() || stored.mustRevalidate() || asked.noCache()) {
            return false;
        }
        var granted = grantedOnError(stored, asked, ownSeconds);
        return granted != DeltaSeconds.ABSENT && ageSeconds < stored.lifetimeSeconds() + granted;
    }

    private static long grantedOnError(StoredFreshness stored, RequestDirectives asked, long ownSeconds) {
        if (stored.staleIfError() != DeltaSeconds.ABSENT) {
            return stored.staleIfError();
        }
        if (stored.staleByOriginOnly()) {
            return DeltaSeconds.ABSENT;
        }
        var asks = asked.staleIfError();
        return asks == DeltaSeconds.ABSENT && ownSeconds > 0 ? ownSeconds : asks;
    }

    private static boolean isTooOld(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        return (asked.maxAge() != DeltaSeconds.ABSENT && ageSeconds > asked.maxAge())
                || (asked.minFresh() != DeltaSeconds.ABSENT
                        && stored.lifetimeSeconds() < ageSeconds + asked.minFresh());
    }

    private static Verdict ofStale(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        if (stored.mustRevalidate() || isStaleRefused(asked)) {
            return Verdict.VALIDATE;
        }
        var staleness = ageSeconds - stored.lifetimeSeconds();
        if (staleness < stored.staleWhileRevalidate()) {
            return Verdict.STALE_WHILE_REVALIDATE;
        }
        return !stored.staleByOriginOnly() && staleness <= asked.maxStale() ? Verdict.STALE_ALLOWED : Verdict.VALIDATE;
    }

    /** A client that gives a greatest age and no max-stale wants nothing stale (RFC 9111 §5.2.1.1). */
    private static boolean isStaleRefused(RequestDirectives asked) {
        return asked.maxAge() != DeltaSeconds.ABSENT && asked.maxStale() == DeltaSeconds.ABSENT;
    }
}
