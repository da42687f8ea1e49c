package dev.backsource.edge.cache.loop;

/**
 * How much the cache may store.
 *
 * @param maxBytes of all that is stored
 * @param maxObjectBytes of one body; a larger one is streamed past the cache
 */
public record CacheLimits(long maxBytes, long maxObjectBytes) {}
