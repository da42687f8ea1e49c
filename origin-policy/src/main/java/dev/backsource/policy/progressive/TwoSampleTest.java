package dev.backsource.policy.progressive;

/**
 * A sequential test of whether one of two groups fails more often, between which a hash draws. Of each block only the split is judged: given how many of
 * the block failed, chance alone puts them into the groups by the hypergeometric distribution, whatever made them fail, together or one by one. The
 * evidence is the likelihood ratio of that split under some odds ratios (Fisher's noncentral hypergeometric distribution) to that under chance. Its
 * mean over what chance draws is exactly 1, so its product over blocks may be looked at any time (Ville's inequality), and a block may begin and end
 * for any reason that doesn't tell the groups apart.
 */
final class TwoSampleTest {
    /** Of a slight, a grave and a total harm. */
    private static final double[] ODDS = {4, 30, 1_000};

    /** Of each of the {@link #ODDS}: half of the changes that do harm fail altogether. */
    private static final double[] PRIOR = {0.25, 0.25, 0.5};

    private final double[] logEvidence = new double[ODDS.length];

    /**
     * Counts a block.
     *
     * @param failed among {@code suspects}, the group that may fail more often
     * @param failedOthers among {@code others}
     */
    void add(long failed, long suspects, long failedOthers, long others) {
        var failures = failed + failedOthers;
        if (suspects == 0 || others == 0 || failures == 0) {
            return;
        }
        var byChance = logSum(1, suspects, others, failures);
        for (var at = 0; at < ODDS.length; at++) {
            logEvidence[at] += failed * Math.log(ODDS[at]) + byChance - logSum(ODDS[at], suspects, others, failures);
        }
    }

    /** The logarithm of the sum of the weights of all splits, each relative to the one with the fewest failed suspects. */
    private static double logSum(double odds, long suspects, long others, long failures) {
        var fewest = Math.max(0, failures - others);
        var most = Math.min(failures, suspects);
        var weight = fewest * Math.log(odds);
        var largest = weight;
        var sum = 1.0;
        for (var split = fewest; split < most; split++) {
            weight += Math.log(
                    odds * (failures - split) * (suspects - split) / ((split + 1.0) * (others - failures + split + 1)));
            if (weight > largest) {
                sum *= Math.exp(largest - weight);
                largest = weight;
            }
            sum += Math.exp(weight - largest);
        }
        return largest + Math.log(sum);
    }

    /** The factor by which the splits speak for harm. Without harm it ever reaches {@code x} with a probability of at most {@code 1 / x}. */
    double evidence() {
        var sum = 0.0;
        for (var at = 0; at < ODDS.length; at++) {
            sum += PRIOR[at] * Math.exp(logEvidence[at]);
        }
        return sum;
    }
}
