package dev.backsource.policy.progressive;

import dev.backsource.policy.Sha256;

/** The two ways of a back-to-origin request during a progressive rollout. */
public enum Arm {
    /** As before the change. */
    BASELINE,
    /** As after it. */
    CANDIDATE;

    private static final double RANGE = 0x1.0p32;

    /**
     * The arm of the requests for a resource. While the share grows, no resource goes back to the baseline.
     *
     * @param salt of the rollout, so that rollouts draw independently of each other
     * @param target path and query, in normal form
     * @param share of the candidate, 0 to 1
     */
    public static Arm of(String salt, String host, String target, double share) {
        return position(salt, host, target) < share ? CANDIDATE : BASELINE;
    }

    /** The place of a resource among all, 0 to 1, evenly distributed. */
    static double position(String salt, String host, String target) {
        var hash = Sha256.of(salt + host + target);
        var first = (hash[0] & 0xffL) << 24 | (hash[1] & 0xffL) << 16 | (hash[2] & 0xffL) << 8 | hash[3] & 0xffL;
        return first / RANGE;
    }
}
