package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.upstream.RoutedRequest;

/**
 * A request that the cache may answer.
 *
 * @param routed the client's request
 * @param fields its header fields
 * @param asked what the client asks of caches
 * @param key what is stored for it is found by
 */
record CacheRequest(RoutedRequest routed, MessageFields fields, RequestDirectives asked, CacheKey key) {

    static CacheRequest of(RoutedRequest routed) {
        var fields = new MessageFields(routed.client().headers());
        return new CacheRequest(routed, fields, RequestDirectives.of(fields), CacheKey.of(routed));
    }

    /** Whether it may not wait for the answer to somebody else's request. */
    boolean isPersonal() {
        return fields.has("authorization");
    }
}
