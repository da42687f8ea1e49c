package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.policy.protocol.Scheme;

/**
 * What requests have to have in common to wait for the same fill.
 *
 * @param epoch so that none waits for what is fetched in a way that is no longer decided
 * @param client the clients' scheme, since what comes may be a redirect
 * @param secondaryKey by the Vary known so far
 */
record FillKey(CacheKey key, long epoch, Scheme client, String secondaryKey) {

    static FillKey of(CacheRequest request, Vary known) {
        var routed = request.routed();
        return new FillKey(
                request.key(), routed.route().epoch(), routed.scheme(), known.secondaryKey(request.fields()));
    }
}
