package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.StoredResponse;

/**
 * A stored response that was fetched over an earlier way of the domain, and that a request's route serves once an origin has validated it.
 *
 * @param key under which it is stored: that of the request, or the one for the other origin scheme
 * @param vary of its resource
 */
public record EarlierResponse(CacheKey key, Vary vary, StoredResponse stored) {}
