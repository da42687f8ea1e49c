package dev.backsource.policy.progressive;

/**
 * A sequential test of whether one stream of trials has more failures than another: an e-process, which may be looked at any time (after Lindon and Malek,
 * "Anytime-valid inference for multinomial count data", NeurIPS 2022). It holds under any drift of the common rate, as long as the streams' trials are
 * exchangeable: so resources are counted, which a hash draws, and not requests.
 */
final class TwoSampleTest {
    private static final double SMOOTHED = 0.02;
    private static final double SLIGHT = 0.05;
    private static final double MUCH = 0.3;
    private static final double ALL = 0.98;
    private static final int ALTERNATIVES = 3;

    private final double[] logEvidence = new double[ALTERNATIVES];
    private long failures;
    private long trials;

    /**
     * Counts a block of trials, which should be about a second's.
     *
     * @param suspectFailures among {@code suspects}, the trials of the stream that may have more failures
     * @param failed among {@code others}, the trials of the other stream
     */
    void add(long suspectFailures, long suspects, long failed, long others) {
        if (suspects > 0 && others > 0) {
            var usual = (failures + SMOOTHED) / (trials + 2);
            count(0, usual, usual + SLIGHT, suspectFailures, suspects, failed, others);
            count(1, usual, usual + MUCH, suspectFailures, suspects, failed, others);
            count(2, usual, ALL, suspectFailures, suspects, failed, others);
        }
        failures += failed;
        trials += others;
    }

    private void count(
            int at, double usual, double raised, long suspectFailures, long suspects, long failed, long others) {
        if (raised >= 1 || raised <= usual) {
            return;
        }
        var common = (others * usual + suspects * raised) / (others + suspects);
        logEvidence[at] += likelihood(suspectFailures, suspects, raised)
                + likelihood(failed, others, usual)
                - likelihood(suspectFailures + failed, suspects + others, common);
    }

    private static double likelihood(long failed, long all, double rate) {
        return failed * Math.log(rate) + (all - failed) * Math.log(1 - rate);
    }

    /** The factor by which the data speak for more failures: under equal rates it reaches {@code x} with a probability of at most {@code 1 / x}. */
    double evidence() {
        var sum = 0.0;
        for (var each : logEvidence) {
            sum += Math.exp(each);
        }
        return sum / ALTERNATIVES;
    }
}
