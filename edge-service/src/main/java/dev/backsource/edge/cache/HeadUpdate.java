package dev.backsource.edge.cache;

import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.loop.StoreDecision;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.cache.store.StoredResponseFactory;
import dev.backsource.edge.http.upstream.UpstreamResponse;

/** Freshens or removes a stored response to GET by the response to HEAD (RFC 9111 §4.3.5). */
final class HeadUpdate {
    private final CacheLoop loop;
    private final CacheRequest request;
    private final long sentMs;

    HeadUpdate(CacheLoop loop, CacheRequest request, long sentMs) {
        this.loop = loop;
        this.request = request;
        this.sentMs = sentMs;
    }

    void apply(UpstreamResponse response) {
        var resource = loop.store().find(request.key());
        if (resource == null || !isAbout(response) || request.hasCustomFieldBeside(resource.vary())) {
            return;
        }
        var stored = resource.select(request.routed(), request.secondaryKey(resource.vary()));
        if (stored == null || stored.status() != 200) {
            return;
        }
        if (isSame(stored, new MessageFields(response.fields()))) {
            var renewed = StoredResponseFactory.renewed(
                    stored, request.routed().cacheGeneration(), loop.clients().headers(), response, sentMs, loop.now());
            StoreDecision.keep(loop, request, renewed);
        } else {
            loop.store().remove(request.key(), stored);
        }
    }

    /**
     * Whether {@code response} concerns the stored response. A response to one user, or one over another scheme than
     * the key's, does not.
     */
    private boolean isAbout(UpstreamResponse response) {
        return response.status() == 200 && request.isOfKey(response) && !request.isPersonal();
    }

    /** A field that is missing from the response to HEAD counts as unchanged. */
    private static boolean isSame(StoredResponse stored, Fields said) {
        var length = said.first("content-length");
        return Validation.selects(said, stored.validators())
                && (length == null || length.trim().equals(Integer.toString(stored.body().length)));
    }
}
