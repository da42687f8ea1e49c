package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.Validation.Validators;
import dev.backsource.edge.findings.RedirectStep;
import org.jspecify.annotations.Nullable;

/**
 * A complete stored response. Immutable: validation creates a new one with the same body.
 *
 * @param cacheGeneration of the route and the client's scheme when the response was fetched; {@link Route} says which other generations serve it
 * @param status in 200..599
 * @param fields sent to clients, together with Age and Cache-Status; include Content-Length
 * @param body must not be modified
 * @param freshness decides about reuse
 * @param bornMs when the response was generated, in milliseconds since the epoch of the edge's clock; its age counts
 *     from here
 * @param secondaryKey of the request, by the response's Vary; empty without Vary
 * @param redirect the redirect within this edge's domains that it is; null for any other response
 */
public record StoredResponse(
        long cacheGeneration,
        int status,
        FieldBlock fields,
        byte[] body,
        StoredFreshness freshness,
        long bornMs,
        String secondaryKey,
        @Nullable RedirectStep redirect) {
    /** Heap overhead around fields and body: this object, the key, and the store's own entry. */
    private static final int OVERHEAD = 320;

    /** The current age in whole seconds (RFC 9111 §4.2.3). */
    public long ageSeconds(long nowMs) {
        return Math.max(0, nowMs - bornMs) / 1000;
    }

    /** The remaining freshness lifetime in seconds; negative when the response is stale. */
    public long ttlSeconds(long nowMs) {
        return freshness.lifetimeSeconds() - ageSeconds(nowMs);
    }

    public Validators validators() {
        return Validation.of(fields);
    }

    /** The approximate size on the heap, in bytes. */
    int weight() {
        return body.length
                + fields.size()
                + 2 * secondaryKey.length()
                + (redirect == null ? 0 : redirect.weight())
                + OVERHEAD;
    }

    /** A copy with another secondary key. */
    public StoredResponse as(String otherKey) {
        return new StoredResponse(cacheGeneration, status, fields, body, freshness, bornMs, otherKey, redirect);
    }

    /** A copy with {@code whole} as its body and with a matching Content-Length. */
    public StoredResponse withBody(byte[] whole) {
        var told = fields.has("content-length") || status == 204
                ? fields
                : FieldBlockWriter.with(fields, "content-length", Integer.toString(whole.length));
        return new StoredResponse(cacheGeneration, status, told, whole, freshness, bornMs, secondaryKey, redirect);
    }
}
