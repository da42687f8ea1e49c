package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.Freshness;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.FieldBlock;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.cache.store.StoredResponseFactory;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.UpstreamResponse;

/**
 * A response that arrives for several clients and will be stored.
 *
 * @param head as it will be stored, still without a body
 * @param own fields for the leader's client only
 * @param vary distinguishes it from other variants
 * @param length of the body in bytes, {@link UpstreamResponse#UNKNOWN_LENGTH} when unknown
 * @param body as it arrives
 */
record SharedResponse(StoredResponse head, FieldBlock own, Vary vary, long length, SharedBody body) {
    private static final byte[] NOT_YET = {};

    /**
     * The response to {@code request}.
     *
     * @param said the cache directives of {@code response}
     * @param sentMs when the request was sent, in milliseconds since the epoch
     * @param nowMs when the head of the response arrived
     */
    static SharedResponse of(
            CacheRequest request,
            Headers headers,
            UpstreamResponse response,
            ResponseDirectives said,
            long sentMs,
            long nowMs,
            SharedBody body) {
        var fields = new MessageFields(response.fields());
        var vary = Vary.of(fields);
        var lifetime = Freshness.lifetimeSeconds(said, response.status(), fields, nowMs);
        var head = new StoredResponse(
                request.routed().route().cacheGeneration(),
                response.status(),
                StoredResponseFactory.fields(headers, response, said),
                NOT_YET,
                StoredFreshness.of(lifetime, said),
                nowMs - 1000 * Freshness.initialAgeSeconds(fields, sentMs, nowMs),
                request.secondaryKey(vary));
        return new SharedResponse(
                head, StoredResponseFactory.own(headers, response, said), vary, response.length(), body);
    }

    /** Whether {@code request} selects this variant. */
    boolean fits(CacheRequest request) {
        return request.secondaryKey(vary).equals(head.secondaryKey());
    }

    /** The response to store, once the whole body has arrived. */
    StoredResponse stored() {
        return head.withBody(body.toBytes());
    }
}
