package dev.backsource.edge.upstream.pool;

/**
 * Bounds of a pool of connections.
 *
 * @param maxConnections open at a time
 * @param maxWaiting requests that wait for one
 * @param keepAliveNanos for which an unused one is kept
 */
public record PoolLimits(int maxConnections, int maxWaiting, long keepAliveNanos) {}
