package dev.backsource.edge.cache;

/**
 * Bounds of what the cache takes up.
 *
 * @param maxBytes of all that is stored
 * @param maxObjectBytes of one body; a larger one is streamed past the cache
 */
record CacheLimits(long maxBytes, long maxObjectBytes) {}
