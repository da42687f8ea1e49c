package dev.backsource.simulation.progressive;

import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.policy.progressive.EdgeTrial;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.policy.progressive.FleetTest;
import dev.backsource.simulation.progressive.FleetWorld.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** One rollout at all edges of a fleet, in one world: what each edge counts and judges, and the fleet's test of their reports, one a second. */
final class SimulatedFleet {
    /** Of the candidate, in the steps one after another. */
    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5};

    private static final int STEP_SECONDS = 30;
    private static final double RETRY_SECONDS = 0.02;
    private static final double MILLIS = 1_000;

    private final FleetWorld world;
    private final SplittableRandom chance;
    private final double alpha;
    private final double enough;
    private final long salt;
    private final List<Edge> edges = new ArrayList<>();
    private final FleetTest test = new FleetTest();
    private final List<Double> edgesAborts = new ArrayList<>();

    /** @param enough the evidence at which the fleet aborts */
    private SimulatedFleet(FleetWorld world, SplittableRandom chance, double alpha, double enough) {
        this.world = world;
        this.chance = chance;
        this.alpha = alpha;
        this.enough = enough;
        this.salt = chance.nextLong();
        for (var number = 0; number < world.edges(); number++) {
            edges.add(new Edge(number));
        }
    }

    /**
     * The outcome of a rollout.
     *
     * @param abortedAt when the fleet's test had enough, in seconds since the start; NaN for never
     * @param edgesAborts when edges aborted, of which the fleet's test knows nothing
     */
    record Outcome(double abortedAt, List<Double> edgesAborts) {
        boolean isAborted() {
            return !Double.isNaN(abortedAt);
        }
    }

    static Outcome run(FleetWorld world, SplittableRandom chance, double alpha, double enough) {
        return new SimulatedFleet(world, chance, alpha, enough).run();
    }

    private Outcome run() {
        for (var second = 0; second < SHARES.length * STEP_SECONDS; second++) {
            var step = second / STEP_SECONDS;
            for (var edge : edges) {
                edge.live(second);
                if (edge.reportedStep == step) {
                    test.update(step + 1, SHARES[step], edge.reported);
                }
            }
            if (test.evidence() >= enough) {
                return new Outcome(second + 1, edgesAborts);
            }
        }
        return new Outcome(Double.NaN, edgesAborts);
    }

    /** @param stage of the edge when it began */
    private record Ending(double at, int stage, Arm arm, long key, Pair pair) {}

    private final class Edge {
        private final int number;
        private final PriorityQueue<Ending> underway =
                new PriorityQueue<>((one, other) -> Double.compare(one.at(), other.at()));
        private EdgeTrial trial = new EdgeTrial(alpha);
        private int step = -1;
        private boolean isAborted;
        private int reportedStep = -1;
        private DiscordantSketch reported = DiscordantSketch.EMPTY;

        Edge(int number) {
            this.number = number;
        }

        void live(int second) {
            if (world.restarts(number)) {
                trial = new EdgeTrial(alpha);
                underway.clear();
            }
            advance((int) Math.floor((second - world.lag(number)) / STEP_SECONDS));
            var rate = world.rate(number, second);
            for (var at = second + pause(rate); at < second + 1 && !isAborted; at += pause(rate)) {
                endUntil(at);
                if (step >= 0) {
                    request(at);
                }
            }
            endUntil(second + 1);
            if (world.reports(number)) {
                reportedStep = step;
                reported = trial.sketch();
            }
        }

        private double pause(double rate) {
            return -Math.log(1 - chance.nextDouble()) / rate;
        }

        private void advance(int to) {
            if (to > step) {
                step = to;
                trial.nextStage();
            }
        }

        private void request(double at) {
            var key = world.key(number, at);
            var verdict = trial.next(Math.round(at * MILLIS));
            if (verdict == Verdict.ABORT) {
                isAborted = true;
                edgesAborts.add(at);
                return;
            }
            var first = new Attempt(number, key, at, false);
            if (verdict == Verdict.HOLD) {
                world.fails(first);
                return;
            }
            var arm = World.trait(key ^ salt, 0) < SHARES[step] ? Arm.CANDIDATE : Arm.BASELINE;
            var failed = arm == Arm.CANDIDATE ? world.failsUnderCandidate(first) : world.fails(first);
            var took = failed ? world.patience(number) : 0;
            var pair = failed ? retried(key, at + took) : Pair.FINE;
            if (took == 0) {
                trial.ended(trial.stage(), arm, key, pair);
            } else {
                underway.add(new Ending(at + took, trial.stage(), arm, key, pair));
            }
        }

        private Pair retried(long key, double at) {
            return world.fails(new Attempt(number, key, at + RETRY_SECONDS, true)) ? Pair.BOTH_FAILED : Pair.DISCORDANT;
        }

        private void endUntil(double at) {
            for (var next = underway.peek(); next != null && next.at() <= at; next = underway.peek()) {
                underway.poll();
                trial.ended(next.stage(), next.arm(), next.key(), next.pair());
            }
        }
    }
}
