package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.telemetry.CacheOutcome;

/**
 * The next steps of a request that has waited for a fetch and gets no response from it. The look-up implements this.
 * Each wait ends with at most one call, on the event loop of the request, before anything has been sent to the client.
 */
public interface FetchFallback {
    /** Answer {@code request} with {@code stored}. */
    void answer(CacheRequest request, StoredResponse stored, CacheStatus status, CacheOutcome outcome);

    /** Look up again: the store may hold a response by now. */
    void lookUpAgain(CacheRequest request);

    /**
     * Share a fetch by {@code vary}, which is known now: the request selects another variant than the fetched one.
     *
     * @param misfits the number of variants so far that the request has waited for and doesn't select
     */
    void fetchVariant(CacheRequest request, Vary vary, int misfits);

    /** Fetch a response for this client alone: the request can share none. */
    void fetchAlone(CacheRequest request);

    /** Validate {@code stored} for this client alone before it is used. */
    void validateAlone(CacheRequest request, StoredResponse stored);
}
