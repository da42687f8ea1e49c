package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.CacheKey;

/**
 * What requests have to have in common to wait for the same fill.
 *
 * @param epoch so that none waits for what is fetched in a way that is no longer decided
 * @param secondaryKey by the Vary known so far
 */
record FillKey(CacheKey key, long epoch, String secondaryKey) {

    static FillKey of(CacheRequest request, Vary known) {
        return new FillKey(request.key(), request.routed().route().epoch(), request.secondaryKey(known));
    }
}
