package dev.backsource.edge.cache;

/**
 * Bounds of what the cache takes up.
 *
 * @param maxBytes of all that is stored
 * @param maxObjectBytes of one body; a larger one is streamed past the cache
 * @param maxWaiting requests of one event loop that may be under way when another one has to wait for an origin
 */
record CacheLimits(long maxBytes, long maxObjectBytes, int maxWaiting) {}
