package dev.backsource.benchmarks.edge.load;

/**
 * What one run of a load gave.
 *
 * @param requests answered
 * @param requestsPerSecond answered
 * @param p99Ms the latency that 99 of 100 requests kept, in milliseconds; NaN where the load doesn't tell
 */
public record LoadResult(long requests, double requestsPerSecond, double p99Ms) {}
