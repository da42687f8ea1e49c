package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.FieldBlock;
import dev.backsource.edge.cache.store.StoredResponse;

/**
 * A response that arrives for several clients and is to be stored.
 *
 * @param head as it will be stored, with no body yet
 * @param own fields that go only to the client who caused it to be fetched
 * @param vary by which it is told from other variants
 * @param length of the body in bytes, {@link dev.backsource.edge.http.upstream.UpstreamResponse#UNKNOWN_LENGTH} when not known
 * @param body as it comes
 */
record SharedResponse(StoredResponse head, FieldBlock own, Vary vary, long length, SharedBody body) {

    /** Whether it answers {@code request} too, as far as it varies. */
    boolean fits(CacheRequest request) {
        return request.secondaryKey(vary).equals(head.secondaryKey());
    }

    /** As it is stored, once all of the body has come. */
    StoredResponse stored() {
        var bytes = body.toBytes();
        return head.withBody(bytes);
    }
}
