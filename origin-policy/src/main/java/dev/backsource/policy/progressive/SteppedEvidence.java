package dev.backsource.policy.progressive;

/**
 * The evidence of sequential tests one after another, some of which may judge the same draws again. Test {@code i} weighs {@code 1 / (i (i + 1))}. The weights'
 * sum is 1, so without harm the whole ever reaches {@code x} with a probability of at most {@code 1 / x}, however the tests depend on each other.
 */
final class SteppedEvidence {
    private double ended;
    private double present = 1;

    /** Ends a test whose evidence is {@code evidence}; the next one begins. */
    void end(double evidence) {
        ended += evidence * weight();
        present++;
    }

    /** The evidence of all tests, of which the present one has {@code evidence}. */
    double with(double evidence) {
        var unbegun = 1 / (present + 1);
        return ended + evidence * weight() + unbegun;
    }

    private double weight() {
        return 1 / (present * (present + 1));
    }
}
