package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.CacheKey;

/**
 * What requests have to have in common to wait for the same fill.
 *
 * @param cacheGeneration of the route, so that no request waits for what an earlier policy had fetched
 * @param secondaryKey by the Vary known so far
 */
record FillKey(CacheKey key, long cacheGeneration, String secondaryKey) {

    static FillKey of(CacheRequest request, Vary known) {
        return new FillKey(request.key(), request.routed().route().cacheGeneration(), request.secondaryKey(known));
    }
}
