package dev.backsource.benchmarks.edge.comparison;

/**
 * The warm-up of a peer that is compiled while it runs: it ends once three turns in a row gained no more than noise.
 * The measure is the processor time of a request, on which other programs on the machine have the least effect.
 */
public final class WarmUp {
    private static final double FASTER = 0.97;
    private static final int TURNS_WITHOUT_GAIN = 3;
    private static final int MOST_TURNS = 20;

    private double costAtLastGain = Double.POSITIVE_INFINITY;
    private int sinceGain;
    private int turns;

    /** Adds the cost of a request in one more turn, in microseconds. */
    public void add(double costMicros) {
        turns++;
        if (costMicros < FASTER * costAtLastGain) {
            costAtLastGain = costMicros;
            sinceGain = 0;
        } else {
            sinceGain++;
        }
    }

    /** Whether one more turn may make the peer faster. */
    public boolean goesOn() {
        return sinceGain < TURNS_WITHOUT_GAIN && turns < MOST_TURNS;
    }

    /** Turns so far. */
    public int turns() {
        return turns;
    }
}
