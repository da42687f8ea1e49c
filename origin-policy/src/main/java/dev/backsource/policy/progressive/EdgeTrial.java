package dev.backsource.policy.progressive;

/**
 * The trial of a candidate at one edge, which judges by itself, with the control plane away too.
 *
 * <p>In both arms a request that fails hard is retried under the baseline, so that its client sees no error. It is <em>discordant</em> if the retry is fine.
 * That happens by chance in both arms; a candidate that does harm has more of it. Time is cut into blocks, and of each block the arms are compared
 * by a {@link TwoSampleTest}. What makes the arms comparable, whatever the origin does meanwhile:
 * <ul>
 *   <li>A hash of its key draws the arm of each resource, so resources are counted, not requests: each once in a stage, by its first outcome.</li>
 *   <li>Both arms are retried, and counted, or neither, which is decided before a block begins: by the {@link RetryBudget}, and never by an outcome in it.</li>
 *   <li>The length of a block is decided before it begins, too: a second, and longer where there is little traffic.</li>
 * </ul>
 * Not thread-safe.
 */
public final class EdgeTrial {
    private static final long SHORTEST_MS = 1_000;
    private static final long LONGEST_MS = 64_000;
    /** With fewer resources, the next block is twice as long. */
    private static final long FEW = 8;
    /** With so many, it is half as long. */
    private static final long MANY = 32;

    private final double threshold;
    private final CountedKeys candidateKeys = new CountedKeys();
    private final CountedKeys controlKeys = new CountedKeys();
    private final RetryBudget budget = new RetryBudget();
    private final TwoSampleTest comparison = new TwoSampleTest();
    private Block block = new Block();
    private long lengthMs = SHORTEST_MS;
    private long endsMs = Long.MIN_VALUE;
    private boolean isOpen = true;
    private boolean isAborted;
    private long pairs;
    private long discordant;

    /** @param alpha the probability, at most, with which a candidate that does no harm is aborted */
    public EdgeTrial(double alpha) {
        threshold = 1 / alpha;
    }

    /** The outcome of a request under one of the arms, and of its retry under the baseline. */
    public enum Pair {
        /** Not retried. */
        FINE,
        /** It failed hard, and the retry didn't. */
        DISCORDANT,
        /** Both failed hard. */
        BOTH_FAILED
    }

    /** What is to be done with a request. */
    public enum Verdict {
        /** It takes its arm. If it fails hard, it is retried under the baseline, in either arm. */
        CONTINUE,
        /** It takes the baseline and isn't retried: the origin fails so often that retries would burden it. */
        HOLD,
        /** It takes the baseline, as all that follow: the candidate does harm. */
        ABORT
    }

    /** Begins the next stage: each resource counts again. */
    public void nextStage() {
        candidateKeys.clear();
        controlKeys.clear();
        lengthMs = SHORTEST_MS;
    }

    /**
     * The verdict for the next request to an origin, which is counted.
     *
     * @param atMs in milliseconds, of a clock that doesn't go back
     */
    public Verdict next(long atMs) {
        if (atMs >= endsMs) {
            nextBlock(atMs);
        }
        budget.request();
        if (isAborted) {
            return Verdict.ABORT;
        }
        return isOpen ? Verdict.CONTINUE : Verdict.HOLD;
    }

    /**
     * Counts the outcome of a request whose verdict was {@link Verdict#CONTINUE}.
     *
     * @param key the hash of its cache key
     */
    public void ended(Arm arm, long key, Pair pair) {
        if (pair != Pair.FINE) {
            budget.retry();
        }
        var isCandidate = arm == Arm.CANDIDATE;
        var isNew = (isCandidate ? candidateKeys : controlKeys).add(key);
        if (!isNew || pair == Pair.BOTH_FAILED) {
            return;
        }
        var failed = pair == Pair.DISCORDANT ? 1 : 0;
        if (isCandidate) {
            pairs++;
            discordant += failed;
            block.candidates++;
            block.candidatesFailed += failed;
        } else {
            block.controls++;
            block.controlsFailed += failed;
        }
    }

    private void nextBlock(long atMs) {
        comparison.add(block.candidatesFailed, block.candidates, block.controlsFailed, block.controls);
        isAborted |= comparison.evidence() >= threshold;
        if (isOpen && endsMs > Long.MIN_VALUE) {
            var counted = block.candidates + block.controls;
            if (counted < FEW) {
                lengthMs = Math.min(LONGEST_MS, 2 * lengthMs);
            } else if (counted >= MANY) {
                lengthMs = Math.max(SHORTEST_MS, lengthMs / 2);
            }
        }
        block = new Block();
        isOpen = budget.isLeft();
        endsMs = atMs + lengthMs;
    }

    /** The number of resources whose outcome under the candidate counts, over all stages. */
    public long pairs() {
        return pairs;
    }

    /** Those of the {@link #pairs} that are discordant. */
    public long discordant() {
        return discordant;
    }

    private static final class Block {
        private long candidates;
        private long candidatesFailed;
        private long controls;
        private long controlsFailed;
    }
}
