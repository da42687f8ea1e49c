package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.Validation.Validators;

/**
 * A whole response as it is kept. Immutable: a validation makes a new one with the same body.
 *
 * @param cacheGeneration of the route when it was fetched; it is served in no other
 * @param status in 200..599
 * @param fields what goes to clients, Age and Cache-Status apart; has a Content-Length
 * @param body not to be written to
 * @param freshness decides about its reuse
 * @param bornMs when it was generated, in milliseconds since the epoch of the clock; its age counts from here
 * @param secondaryKey of the request it answered, by its Vary; empty without
 */
public record StoredResponse(
        long cacheGeneration,
        int status,
        FieldBlock fields,
        byte[] body,
        StoredFreshness freshness,
        long bornMs,
        String secondaryKey) {
    /** Heap taken by what is around fields and body: this, the key, and the store's own. */
    private static final int OVERHEAD = 320;

    /** Whole seconds since it was generated (RFC 9111 §4.2.3). */
    public long ageSeconds(long nowMs) {
        return Math.max(0, nowMs - bornMs) / 1000;
    }

    /** Seconds for which it stays fresh; negative when stale. */
    public long ttlSeconds(long nowMs) {
        return freshness.lifetimeSeconds() - ageSeconds(nowMs);
    }

    public Validators validators() {
        return Validation.of(fields);
    }

    /** Bytes it takes on the heap, all in all and about. */
    int weight() {
        return body.length + fields.size() + 2 * secondaryKey.length() + OVERHEAD;
    }

    /** As the variant with that secondary key. */
    public StoredResponse as(String otherKey) {
        return new StoredResponse(cacheGeneration, status, fields, body, freshness, bornMs, otherKey);
    }

    /** With its body, whose length is told from now on. */
    public StoredResponse withBody(byte[] whole) {
        var told = fields.has("content-length") || status == 204
                ? fields
                : FieldBlockWriter.with(fields, "content-length", Integer.toString(whole.length));
        return new StoredResponse(cacheGeneration, status, told, whole, freshness, bornMs, secondaryKey);
    }
}
