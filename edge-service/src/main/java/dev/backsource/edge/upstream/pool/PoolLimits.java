package dev.backsource.edge.upstream.pool;

/**
 * The limits of a pool of connections.
 *
 * @param maxConnections open at a time
 * @param maxWaiting requests that wait for a connection
 * @param keepAliveNanos for which an unused connection is kept
 */
public record PoolLimits(int maxConnections, int maxWaiting, long keepAliveNanos) {}
