package dev.backsource.policy.progressive;

import java.util.Arrays;

/**
 * The pooled judgement of a progressive rollout, by the discordant resources of all edges.
 *
 * <p>The edges of a fleet are asked for the same resources, and a resource has the same arm at all of them. So one that is sometimes slow is discordant a
 * thousand times in one arm, which says as little as once. Only the draws are independent of each other: chance draws the candidate for each resource with the
 * probability of the share, whatever makes it fail, where, and how often. Each place of the {@link DiscordantSketch}es is such a draw, decided by the first report
 * that has a mark there. If that has marks of both arms, the place counts for the baseline, which makes harm less likely, never more.
 *
 * <p>The evidence of a step is the likelihood ratio of these draws under some odds ratios to that under chance. Steps draw the same resources again, so each is
 * judged by itself ({@link SteppedEvidence}).
 *
 * <p>Not thread-safe.
 */
public final class FleetTest {
    /** Of a slight, a grave and a total harm. */
    private static final double[] ODDS = {4, 30, 1_000};

    private static final double[] PRIOR = {0.25, 0.25, 0.5};

    /** More says nothing more, and no number is endless. */
    private static final double MOST = 1e100;

    private final SteppedEvidence steps = new SteppedEvidence();
    private int step;
    private double share;
    /** The places that are decided in this step; of those the number, and how many the candidate has. */
    private final long[] decided = new long[DiscordantSketch.WORDS];

    private int places;
    private int candidates;

    /**
     * Takes an edge's report of a step; of an earlier one than the latest it is ignored.
     *
     * @param share of the candidate in this step
     */
    public void update(int step, double share, DiscordantSketch reported) {
        if (step < this.step) {
            return;
        }
        if (step > this.step) {
            begin(step, share);
        }
        for (var word = 0; word < DiscordantSketch.WORDS; word++) {
            var controls = reported.marks(Arm.BASELINE, word) & ~decided[word];
            var alone = reported.marks(Arm.CANDIDATE, word) & ~decided[word] & ~controls;
            decided[word] |= controls | alone;
            candidates += Long.bitCount(alone);
            places += Long.bitCount(controls | alone);
        }
    }

    private void begin(int next, double nextShare) {
        if (step > 0) {
            steps.end(ofStep());
        }
        step = next;
        share = nextShare;
        Arrays.fill(decided, 0);
        places = 0;
        candidates = 0;
    }

    /** The factor by which the draws speak for harm. Without harm it ever reaches {@code x} with a probability of at most {@code 1 / x}. */
    public double evidence() {
        return steps.with(ofStep());
    }

    private double ofStep() {
        var sum = 0.0;
        for (var at = 0; at < ODDS.length; at++) {
            var byHarm = candidates * Math.log(ODDS[at]);
            var byChance = places * Math.log1p((ODDS[at] - 1) * share);
            sum += PRIOR[at] * Math.exp(byHarm - byChance);
        }
        return Math.min(MOST, sum);
    }
}
