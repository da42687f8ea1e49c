package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.fields.ConnectionOptions;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import io.vertx.core.http.HttpHeaders;

/**
 * A request that the cache may answer.
 *
 * @param routed the client's request
 * @param fields its header fields
 * @param asked what the client asks of caches
 * @param key what is stored for it is found by
 * @param headers make what the origin gets of its fields
 */
record CacheRequest(
        RoutedRequest routed, MessageFields fields, RequestDirectives asked, CacheKey key, Headers headers) {

    static CacheRequest of(RoutedRequest routed, Headers headers) {
        var fields = new MessageFields(routed.client().headers());
        var key = CacheKey.of(routed, headers.scheme(routed));
        return new CacheRequest(routed, fields, RequestDirectives.of(fields), key, headers);
    }

    /** What tells it from requests that choose another variant, by what the origin gets to see (RFC 9111 §4.1). */
    String secondaryKey(Vary vary) {
        return vary.names().isEmpty() ? "" : vary.secondaryKey(isSentAsItCame(vary) ? fields : sent());
    }

    private boolean isSentAsItCame(Vary vary) {
        if (fields.has("connection") && !ConnectionOptions.of(fields.fields()).isEmpty()) {
            return false;
        }
        for (var name : vary.names()) {
            if (!headers.isHandedOn(name)) {
                return false;
            }
        }
        return true;
    }

    private Fields sent() {
        var sent = HttpHeaders.headers();
        headers.toOrigin(routed, RequestForm.WHOLE, sent);
        return new MessageFields(sent);
    }

    /** Whether it may not wait for the answer to somebody else's request. */
    boolean isPersonal() {
        return fields.has("authorization");
    }
}
