package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.CacheKey;

/**
 * The key of a fetch, which requests must have in common to share it.
 *
 * @param cacheGeneration of the route, so that no request waits for a fetch over another way
 * @param secondaryKey by the Vary known so far
 */
record FetchKey(CacheKey key, long cacheGeneration, String secondaryKey) {

    static FetchKey of(CacheRequest request, Vary known) {
        return new FetchKey(request.key(), request.routed().cacheGeneration(), request.secondaryKey(known));
    }
}
