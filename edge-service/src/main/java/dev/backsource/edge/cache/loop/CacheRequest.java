package dev.backsource.edge.cache.loop;

import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.fields.ConnectionOptions;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamResponse;
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
public record CacheRequest(
        RoutedRequest routed, MessageFields fields, RequestDirectives asked, CacheKey key, Headers headers) {

    public static CacheRequest of(RoutedRequest routed, Headers headers) {
        var fields = new MessageFields(routed.client().headers());
        var key = CacheKey.of(routed, headers.scheme(routed));
        return new CacheRequest(routed, fields, RequestDirectives.of(fields), key, headers);
    }

    /** The values of the fields that {@code vary} names, as the origin gets them (RFC 9111 §4.1). */
    public String secondaryKey(Vary vary) {
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

    /**
     * Whether {@code response} came over the scheme that the key names. Another origin of the domain may have been asked over
     * another scheme; its response must neither be stored under the key nor change what is.
     */
    public boolean isOfKey(UpstreamResponse response) {
        return response.scheme() == key.originScheme();
    }

    /** Whether it must not wait for the response to another request: it carries credentials (RFC 9111 §3.5). */
    public boolean isPersonal() {
        return fields.has("authorization");
    }
}
