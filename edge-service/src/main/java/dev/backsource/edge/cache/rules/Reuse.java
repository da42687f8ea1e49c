package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;

/** Whether a stored response may be reused for a request (RFC 9111 §4, §4.2.4, §5.2.1; RFC 5861). */
public final class Reuse {
    /** The use of the stored response. */
    public enum Verdict {
        /** Send it: it is fresh. */
        FRESH,
        /** Send it stale, and validate it in the background (RFC 5861 §3). */
        STALE_WHILE_REVALIDATE,
        /** Send it stale: the client allows that (RFC 9111 §5.2.1.2). */
        STALE_ALLOWED,
        /** Validate it before sending it (RFC 9111 §4.3). */
        VALIDATE
    }

    private Reuse() {}

    /** Decides for a response with the age {@code ageSeconds} (RFC 9111 §4.2.3). Allocates nothing. */
    public static Verdict of(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        if (stored.noCache() || asked.noCache() || isTooOld(stored, ageSeconds, asked)) {
            return Verdict.VALIDATE;
        }
        return stored.lifetimeSeconds() > ageSeconds ? Verdict.FRESH : ofStale(stored, ageSeconds, asked);
    }

    /** Whether a response with the age {@code ageSeconds} may be sent without validation. */
    public static boolean isAllowed(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        return of(stored, ageSeconds, asked) != Verdict.VALIDATE;
    }

    /** Whether a response with the age {@code ageSeconds} may be sent without any request to the origin, also in the background. */
    public static boolean needsNoOrigin(StoredFreshness stored, long ageSeconds, RequestDirectives asked) {
        return switch (of(stored, ageSeconds, asked)) {
            case FRESH, STALE_ALLOWED -> true;
            case STALE_WHILE_REVALIDATE, VALIDATE -> false;
        };
    }

    /** Whether {@code status} is a failure of the origin for {@link #staleIfError} (RFC 5861 §4). */
    public static boolean isFailure(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }

    /**
     * Whether the stored response may be sent because the origin has failed: no connection, no response, or {@linkplain
     * #isFailure a failure} (RFC 5861 §4).
     *
     * @param ownSeconds for how long the cache allows it when neither origin nor client do (RFC 9111 §4.2.4); 0 for
     *     never
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

    /** A client that sends max-age without max-stale accepts no stale response (RFC 9111 §5.2.1.1). */
    private static boolean isStaleRefused(RequestDirectives asked) {
        return asked.maxAge() != DeltaSeconds.ABSENT && asked.maxStale() == DeltaSeconds.ABSENT;
    }
}
