package dev.backsource.benchmarks.edge.comparison;

/**
 * What one turn of one peer gave.
 *
 * @param requestsPerSecond answered
 * @param p99Ms the latency that 99 of 100 requests kept, in milliseconds
 * @param use the share of its core that the peer used, 0..1
 */
public record Round(double requestsPerSecond, double p99Ms, double use) {
    private static final double MICROSECONDS = 1e6;

    /** The processor time of a request, in microseconds: it drifts less than the rate while others want the processor. */
    public double costMicros() {
        return MICROSECONDS * use / requestsPerSecond;
    }
}
