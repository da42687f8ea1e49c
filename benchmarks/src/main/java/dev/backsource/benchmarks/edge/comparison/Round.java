package dev.backsource.benchmarks.edge.comparison;

/**
 * The result of one turn of one peer.
 *
 * @param requestsPerSecond answered
 * @param p99Ms the 99th percentile of the latency, in milliseconds
 * @param use the share of its core that the peer used, 0..1
 */
public record Round(double requestsPerSecond, double p99Ms, double use) {
    private static final double MICROSECONDS = 1e6;

    /**
     * The processor time of a request, in microseconds: it drifts less than the rate while other programs use the
     * processor.
     */
    public double costMicros() {
        return MICROSECONDS * use / requestsPerSecond;
    }
}
