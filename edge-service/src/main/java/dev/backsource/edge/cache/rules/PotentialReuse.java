package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;

/** The potential reuse of a response, for which it would be stored (RFC 9111 §3, §4). */
final class PotentialReuse {
    private PotentialReuse() {}

    /** Whether the origin gives a freshness lifetime explicitly. */
    static boolean isExplicit(Fields response, ResponseDirectives said) {
        return said.sMaxAge() != DeltaSeconds.ABSENT
                || said.maxAge() != DeltaSeconds.ABSENT
                || (!said.targeted() && response.has("expires"));
    }

    /**
     * Whether the last condition of RFC 9111 §3 holds: an explicit freshness lifetime, {@code public}, or a
     * heuristically cacheable status.
     */
    static boolean isAllowed(int status, Fields response, ResponseDirectives said) {
        return isExplicit(response, said)
                || Statuses.isHeuristicallyCacheable(status)
                || (said.isPublic() && !Statuses.isOfTheRequest(status));
    }

    /** Whether the response has a validator, is fresh for a while, or may be served stale. */
    static boolean isPossible(int status, Fields response, ResponseDirectives said) {
        return (!said.noCache() && (isEverFresh(status, response, said) || isUsableStale(said)))
                || !Validation.of(response).isEmpty();
    }

    /** Without Date, any Expires counts as a date in the future here, which does no harm. */
    private static boolean isEverFresh(int status, Fields response, ResponseDirectives said) {
        return Freshness.lifetimeSeconds(said, status, response, 0) > 0;
    }

    private static boolean isUsableStale(ResponseDirectives said) {
        return !StoredFreshness.of(0, said).mustRevalidate()
                && (said.staleWhileRevalidate() > 0 || said.staleIfError() > 0);
    }
}
