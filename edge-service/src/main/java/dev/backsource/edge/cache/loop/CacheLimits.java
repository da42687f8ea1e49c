package dev.backsource.edge.cache.loop;

/**
 * The limits of the cache.
 *
 * @param maxBytes for all stored responses together
 * @param maxObjectBytes for one body; a larger body is forwarded without being stored
 */
public record CacheLimits(long maxBytes, long maxObjectBytes) {}
