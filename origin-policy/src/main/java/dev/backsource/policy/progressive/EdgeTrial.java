package dev.backsource.policy.progressive;

/**
 * The trial of a candidate at one edge, which judges by itself, with the control plane away too.
 *
 * <p>In both arms a request that fails hard is retried under the baseline, so that its client sees no error. It is <em>discordant</em> if the retry is fine.
 * That happens by chance in both arms; a candidate that does harm has more of it. After every few
 * resources a {@link TwoSampleTest} judges how the discordant ones among them split between the arms. It holds whatever the origin does meanwhile, as long as nothing but the hash tells the arms
 * apart:
 * <ul>
 *   <li>The hash draws resources, so resources are counted, not requests: each once, by its first outcome. In the next stage, and once very many are
 *       counted, each counts again.
 *   <li>Both arms are retried, and counted, or neither: while retries would burden the origin, all requests take the baseline.
 *   <li>A resource that was discordant in one stage isn't judged in the next ones. Its arm was drawn once; who is slow in every stage would be so in the
 *       same arm each time.
 *   <li>Each stage is judged by itself, since its share is another.
 * </ul>
 * Not thread-safe.
 */
public final class EdgeTrial {
    /** The resources of a block. */
    private static final long ENOUGH = 32;

    private static final long LONGEST_MS = 60_000;
    private static final long HOLD_MS = 1_000;

    private final double threshold;
    private final CountedKeys keys = new CountedKeys();
    private final RetryBudget budget = new RetryBudget();
    private final TwoSampleTest comparison = new TwoSampleTest();
    /** The resources that were discordant in any stage. */
    private final CountedKeys judged = new CountedKeys();

    private DiscordantSketch sketch = DiscordantSketch.EMPTY;
    private int stage;
    private Tally block = new Tally();
    private long endsMs = Long.MIN_VALUE;
    private boolean isOpen = true;
    private boolean isAborted;
    private Tally inStage = new Tally();
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
        judge();
        stage++;
        keys.clear();
        inStage = new Tally();
        sketch = DiscordantSketch.EMPTY;
        endsMs = Long.MIN_VALUE;
    }

    /** The number of the present stage. */
    public int stage() {
        return stage;
    }

    /**
     * The verdict for the next request to an origin, which is counted.
     *
     * @param atMs in milliseconds, of a clock that doesn't go back
     */
    public Verdict next(long atMs) {
        if (atMs >= endsMs || isOpen && (block.candidates + block.controls >= ENOUGH || !budget.isLeft())) {
            judge();
            isOpen = budget.isLeft();
            endsMs = atMs + (isOpen ? LONGEST_MS : HOLD_MS);
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
     * @param ofStage the stage in which it began; the outcome of an earlier one than the present isn't counted, since its arm was drawn by another share
     * @param key a hash of the resource whose arm was drawn, the same at each edge
     */
    public void ended(int ofStage, Arm arm, long key, Pair pair) {
        if (pair != Pair.FINE) {
            budget.retry();
        }
        if (ofStage != stage || !keys.add(key) || pair == Pair.BOTH_FAILED) {
            return;
        }
        var isDiscordant = pair == Pair.DISCORDANT;
        var failed = isDiscordant ? 1 : 0;
        inStage.add(arm, failed);
        sketch = isDiscordant ? sketch.with(arm, key) : sketch;
        var isNew = isDiscordant ? judged.add(key) : !judged.contains(key);
        if (isNew) {
            block.add(arm, failed);
            if (arm == Arm.CANDIDATE) {
                pairs++;
                discordant += failed;
            }
        }
    }

    private void judge() {
        comparison.add(block.candidatesFailed, block.candidates, block.controlsFailed, block.controls);
        isAborted |= comparison.evidence() >= threshold;
        if (keys.isFull()) {
            keys.clear();
        }
        if (judged.isFull()) {
            judged.clear();
        }
        block = new Tally();
    }

    /** Whether the verdict is {@link Verdict#ABORT} from now on. */
    public boolean isAborted() {
        return isAborted;
    }

    /** What counts of the present stage. */
    public Counts counts() {
        return new Counts(inStage.candidates, inStage.candidatesFailed, inStage.controls, inStage.controlsFailed);
    }

    /** Which resources are discordant in the present stage. */
    public DiscordantSketch sketch() {
        return sketch;
    }

    /** The number of resources whose outcome under the candidate was judged, over all stages. */
    public long pairs() {
        return pairs;
    }

    /** Those of the {@link #pairs} that are discordant. */
    public long discordant() {
        return discordant;
    }

    /**
     * Resources by their outcomes.
     *
     * @param candidates seen under the candidate
     * @param candidatesDiscordant those of them that are discordant
     * @param controls seen under the baseline
     * @param controlsDiscordant those of them that are discordant
     */
    public record Counts(long candidates, long candidatesDiscordant, long controls, long controlsDiscordant) {}

    private static final class Tally {
        private long candidates;
        private long candidatesFailed;
        private long controls;
        private long controlsFailed;

        void add(Arm arm, int failed) {
            if (arm == Arm.CANDIDATE) {
                candidates++;
                candidatesFailed += failed;
            } else {
                controls++;
                controlsFailed += failed;
            }
        }
    }
}
