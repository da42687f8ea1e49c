package dev.backsource.benchmarks.edge.slices;

/**
 * The result of one slice of one arm.
 *
 * @param requestsPerSecond responded to
 * @param requests of the whole slice, with its beginning and its end
 * @param nanos the processor time for them, without the export of spans
 * @param exportNanos the processor time of the export meanwhile
 */
record Slice(double requestsPerSecond, long requests, long nanos, long exportNanos) {
    /** The processor time of a request, in microseconds, without the export of spans. */
    double costMicros() {
        return nanos / 1e3 / requests;
    }
}
