package dev.backsource.simulation.progressive;

import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.EdgeTrial;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.simulation.progressive.World.Attempt;
import java.util.List;
import java.util.SplittableRandom;

/** One rollout at one edge, in one world: the edge's own judgement of simulated requests. */
final class SimulatedRollout {
    /** Of the candidate, in the stages one after another. */
    static final List<Double> SHARES = List.of(0.01, 0.05, 0.25, 0.5);

    private static final double STAGE_SECONDS = 30;
    private static final double LONGEST_STEP = 0.25;
    private static final double RETRY_SECONDS = 0.02;
    private static final double MILLIS = 1_000;

    private final World world;
    private final SplittableRandom chance;
    private final EdgeTrial trial;
    private final List<Double> shares;
    private final long salt;
    private double load;
    private long requests;
    private long retries;
    private double abortedAt = Double.NaN;

    private SimulatedRollout(World world, SplittableRandom chance, double alpha, List<Double> shares) {
        this.world = world;
        this.chance = chance;
        this.shares = shares;
        this.salt = chance.nextLong();
        this.trial = new EdgeTrial(alpha);
    }

    /**
     * The outcome of a rollout.
     *
     * @param abortedAt in seconds since its start; NaN if it wasn't aborted
     * @param pairs at its end
     * @param requests to the origin, without retries
     * @param retries to the origin
     */
    record Outcome(double abortedAt, long pairs, long requests, long retries) {
        boolean isAborted() {
            return !Double.isNaN(abortedAt);
        }
    }

    static Outcome run(World world, SplittableRandom chance, double alpha, List<Double> shares) {
        return new SimulatedRollout(world, chance, alpha, shares).run();
    }

    private Outcome run() {
        var at = 0.0;
        for (var stage = 0; stage < shares.size() && Double.isNaN(abortedAt); stage++) {
            trial.nextStage();
            while (at < (stage + 1) * STAGE_SECONDS && Double.isNaN(abortedAt)) {
                var step = -Math.log(1 - chance.nextDouble()) / world.rate(at);
                // The rate may have changed before a late request.
                var isRequest = step <= LONGEST_STEP;
                step = isRequest ? step : LONGEST_STEP;
                at += step;
                load *= Math.exp(-step);
                if (isRequest) {
                    request(at, shares.get(stage));
                }
            }
        }
        return new Outcome(abortedAt, trial.pairs(), requests, retries);
    }

    private void request(double at, double share) {
        var key = world.key(at);
        requests++;
        load++;
        var verdict = trial.next(Math.round(at * MILLIS));
        if (verdict == Verdict.ABORT) {
            abortedAt = at;
            return;
        }
        var first = new Attempt(key, at, false, load);
        if (verdict == Verdict.HOLD) {
            world.fails(first);
            return;
        }
        var arm = World.trait(key ^ salt, 0) < share ? Arm.CANDIDATE : Arm.BASELINE;
        var failed = arm == Arm.CANDIDATE ? world.failsUnderCandidate(first) : world.fails(first);
        trial.ended(trial.stage(), arm, key, failed ? retried(key, at) : Pair.FINE);
    }

    private Pair retried(long key, double at) {
        retries++;
        load++;
        return world.fails(new Attempt(key, at + RETRY_SECONDS, true, load)) ? Pair.BOTH_FAILED : Pair.DISCORDANT;
    }
}
