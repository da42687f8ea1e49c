package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.BodyParts;
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
import io.vertx.core.buffer.Buffer;

/**
 * The head of a response that will be stored.
 *
 * @param stored as it will be stored, still without a body
 * @param own fields for the leader's client only
 * @param vary distinguishes it from other variants
 * @param length of the body in bytes, {@link UpstreamResponse#UNKNOWN_LENGTH} when unknown
 */
record FetchedHead(StoredResponse stored, FieldBlock own, Vary vary, long length) {
    private static final byte[] NOT_YET = {};

    /**
     * The head of the response to {@code request}.
     *
     * @param said the cache directives of {@code response}
     * @param sentMs when the request was sent, in milliseconds since the epoch
     * @param nowMs when the head of the response arrived
     */
    static FetchedHead of(
            CacheRequest request,
            Headers headers,
            UpstreamResponse response,
            ResponseDirectives said,
            long sentMs,
            long nowMs) {
        var fields = new MessageFields(response.fields());
        var vary = Vary.of(fields);
        var lifetime = Freshness.lifetimeSeconds(said, response.status(), fields, nowMs);
        var kept = StoredResponseFactory.fields(headers, response, said);
        var stored = new StoredResponse(
                request.routed().cacheGeneration(),
                response.status(),
                kept,
                NOT_YET,
                StoredFreshness.of(lifetime, said),
                nowMs - 1000 * Freshness.initialAgeSeconds(fields, sentMs, nowMs),
                request.secondaryKey(vary),
                kept.has("location") ? response.redirect() : null);
        return new FetchedHead(stored, StoredResponseFactory.own(headers, response, said), vary, response.length());
    }

    /** Whether {@code request} selects this variant. */
    boolean fits(CacheRequest request) {
        return request.secondaryKey(vary).equals(stored.secondaryKey());
    }

    /** The response with its whole body. */
    StoredResponse with(Buffer body) {
        return stored.withBody(BodyParts.bytes(body));
    }
}
