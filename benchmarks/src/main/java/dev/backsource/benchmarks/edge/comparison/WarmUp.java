package dev.backsource.benchmarks.edge.comparison;

/**
 * Tells when a peer that is compiled while it runs has become as fast as it will be: once three turns on end were not
 * worth more than noise. Goes by the processor time of a request, which other programs on the machine change least.
 */
final class WarmUp {
    private static final double FASTER = 0.97;
    private static final int TURNS_WITHOUT_GAIN = 3;
    private static final int MOST_TURNS = 20;

    private double costAtLastGain = Double.POSITIVE_INFINITY;
    private int sinceGain;
    private int turns;

    /** Takes what a request cost in one more turn, in microseconds. */
    void add(double costMicros) {
        turns++;
        if (costMicros < FASTER * costAtLastGain) {
            costAtLastGain = costMicros;
            sinceGain = 0;
        } else {
            sinceGain++;
        }
    }

    /** Whether one more turn may make the peer faster. */
    boolean goesOn() {
        return sinceGain < TURNS_WITHOUT_GAIN && turns < MOST_TURNS;
    }

    /** Turns so far. */
    int turns() {
        return turns;
    }
}
