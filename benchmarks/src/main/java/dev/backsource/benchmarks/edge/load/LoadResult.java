package dev.backsource.benchmarks.edge.load;

/**
 * The result of one run of a load.
 *
 * @param requests answered
 * @param requestsPerSecond answered
 * @param p99Ms the 99th percentile of the latency, in milliseconds; NaN where the load doesn't measure it
 */
public record LoadResult(long requests, double requestsPerSecond, double p99Ms) {}
