package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.telemetry.CacheOutcome;

/**
 * What becomes of a request that has waited for a fetch and gets no response from it. The look-up implements this and
 * carries it out. Each wait ends with at most one call, on the event loop of the request; nothing has been sent to the
 * client by then.
 */
public interface Outcomes {
    /** {@code stored} answers it. */
    void answer(CacheRequest request, StoredResponse stored, CacheStatus status, CacheOutcome outcome);

    /** The store may hold an answer by now. */
    void lookUpAgain(CacheRequest request);

    /** It selects another variant than the one that came: it is to share a fetch by {@code vary}, which is known now. */
    void fetchVariant(CacheRequest request, Vary vary);

    /** It can share no response: it is to be fetched for this client alone. */
    void fetchAlone(CacheRequest request);

    /** It must not be answered with {@code stored} before the origin has validated that for this client. */
    void validateAlone(CacheRequest request, StoredResponse stored);
}
