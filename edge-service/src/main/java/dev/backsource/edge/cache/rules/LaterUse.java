package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;

/** Whether a response can serve a later request, which is what it would be stored for (RFC 9111 §3, §4). */
final class LaterUse {
    private LaterUse() {}

    /** Whether the origin says for how long. */
    static boolean isExplicit(Fields response, ResponseDirectives said) {
        return said.sMaxAge() != DeltaSeconds.ABSENT
                || said.maxAge() != DeltaSeconds.ABSENT
                || (!said.targeted() && response.has("expires"));
    }

    /** Whether the origin says for how long or for whom, or the status goes without (RFC 9111 §3, last condition). */
    static boolean isAllowed(int status, Fields response, ResponseDirectives said) {
        return isExplicit(response, said)
                || Statuses.isHeuristicallyCacheable(status)
                || (said.isPublic() && !Statuses.isOfTheRequest(status));
    }

    /** Whether it can be validated, is fresh for a while or may be sent stale. */
    static boolean isPossible(int status, Fields response, ResponseDirectives said) {
        return !Validation.of(response).isEmpty()
                || (!said.noCache() && (isEverFresh(status, response, said) || isUsableStale(said)));
    }

    /** Without Date this takes Expires for a date in the future, which does no harm here. */
    private static boolean isEverFresh(int status, Fields response, ResponseDirectives said) {
        return Freshness.lifetimeSeconds(said, status, response, 0) > 0;
    }

    private static boolean isUsableStale(ResponseDirectives said) {
        return !StoredFreshness.of(0, said).mustRevalidate()
                && (said.staleWhileRevalidate() > 0 || said.staleIfError() > 0);
    }
}
