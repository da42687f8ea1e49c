package dev.backsource.edge.cache.loop;

import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.fields.ConnectionOptions;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that the cache may satisfy. Its event loop decides about it; other loops may read its secondary key. */
public final class CacheRequest {
    private final RoutedRequest routed;
    private final MessageFields fields;
    private final RequestDirectives asked;
    private final CacheKey key;
    private final Headers headers;
    /** Null until they are needed: a hit doesn't need them, a miss twice. */
    private @Nullable List<String> customFields;

    /**
     * Creates a request.
     *
     * @param routed the client's request
     * @param fields its header fields
     * @param asked its cache directives
     * @param key its cache key
     * @param headers turn the client's fields into those that the origin gets
     */
    public CacheRequest(
            RoutedRequest routed, MessageFields fields, RequestDirectives asked, CacheKey key, Headers headers) {
        this.routed = routed;
        this.fields = fields;
        this.asked = asked;
        this.key = key;
        this.headers = headers;
    }

    public static CacheRequest of(RoutedRequest routed, Headers headers) {
        var fields = new MessageFields(routed.client().headers());
        var key = CacheKey.of(routed.route(), routed.kind(), routed.scheme(), routed.host(), routed.target());
        return new CacheRequest(routed, fields, RequestDirectives.of(fields), key, headers);
    }

    /** The client's request. */
    public RoutedRequest routed() {
        return routed;
    }

    /** Its header fields. */
    public MessageFields fields() {
        return fields;
    }

    /** Its cache directives. */
    public RequestDirectives asked() {
        return asked;
    }

    /** Its cache key. */
    public CacheKey key() {
        return key;
    }

    /** The secondary key (RFC 9111 §4.1): the fields that {@code vary} names, with the values that the origin gets. */
    public String secondaryKey(Vary vary) {
        return vary.names().isEmpty() ? "" : vary.secondaryKey(isSentAsItCame(vary) ? fields : sent());
    }

    private boolean isSentAsItCame(Vary vary) {
        if (fields.has("connection") && !ConnectionOptions.of(fields.fields()).isEmpty()) {
            return false;
        }
        for (var name : vary.names()) {
            if (!headers.isHandedOn(name, routed)) {
                return false;
            }
        }
        return true;
    }

    private Fields sent() {
        var sent = HttpHeaders.headers();
        headers.toOrigin(routed, RequestForm.WHOLE, sent::add);
        return new MessageFields(sent);
    }

    /**
     * Whether {@code response} came over the scheme in the cache key, under the request's own arm. After a failover the response may
     * come from another origin over another scheme, and a substitute by another route; such a response must neither be stored under
     * the key nor update the responses stored there.
     */
    public boolean isOfKey(UpstreamResponse response) {
        return response.scheme() == key.originScheme() && !response.isSubstitute();
    }

    /** This request under an arm of the same route, so that its key is the same. */
    public CacheRequest under(RoutedRequest drawn) {
        return new CacheRequest(drawn, fields, asked, key, headers);
    }

    /** This request by the committed policy, under that policy's key, without a part in a progressive rollout. */
    public CacheRequest underBaseline() {
        return routed.arm() == null ? this : of(routed.underBaseline(), headers);
    }

    /**
     * Whether the origin gets a custom field that {@code vary} doesn't name. The field may decide the response, so no other client
     * may get that response.
     */
    public boolean hasCustomFieldBeside(Vary vary) {
        if (customFields == null) {
            customFields = headers.customFields(routed);
        }
        return !customFields.isEmpty() && !vary.names().containsAll(customFields);
    }

    /** Whether the request must not share a fetch because it carries credentials (RFC 9111 §3.5). */
    public boolean isPersonal() {
        return fields.has("authorization");
    }
}
