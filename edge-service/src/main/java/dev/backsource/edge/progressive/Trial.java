package dev.backsource.edge.progressive;

import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.EdgeTrial;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The trial of one progressive rollout, by all event loops. Thread-safe. */
public final class Trial {
    private final String rollout;
    private final LongSupplier nanoTime;
    /** Guarded by the lock of this object. */
    private final EdgeTrial judge;

    private int step;
    private double share;
    private volatile boolean aborted;

    Trial(String rollout, double alpha, LongSupplier nanoTime) {
        this.rollout = rollout;
        this.nanoTime = nanoTime;
        this.judge = new EdgeTrial(alpha);
    }

    synchronized void step(int next, double nextShare) {
        if (step != 0 && next != step) {
            judge.nextStage();
        }
        step = next;
        share = nextShare;
    }

    /** The verdict for the next request to an origin, which is counted. */
    public synchronized Verdict next() {
        var verdict = judge.next(TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong()));
        aborted |= verdict == Verdict.ABORT;
        return verdict;
    }

    /** The number of the present stage. */
    public synchronized int stage() {
        return judge.stage();
    }

    /**
     * Counts the outcome of a request whose verdict was {@link Verdict#CONTINUE}.
     *
     * @param stage in which it began
     * @param key the hash of its resource
     * @param reason of the failure; null for none
     */
    public synchronized void ended(int stage, Arm arm, long key, Pair pair, @Nullable String reason) {
        judge.ended(stage, arm, key, pair);
    }

    /** Whether the candidate is given up at this edge. */
    public boolean isAborted() {
        return aborted;
    }

    /** The rollout's id. */
    public String rollout() {
        return rollout;
    }

    /** The share of the resources that take the candidate. */
    public synchronized double share() {
        return share;
    }
}
