package dev.backsource.edge.progressive;

import static dev.backsource.edge.progressive.GivenTrials.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Several threads use one trial, as the event loops do. */
class TrialsOfLoopsTest {
    private static final int LOOPS = 4;
    /** Enough for two threads to meet, whatever else the machine does. */
    private static final int ROUNDS = 40;
    /** All resources of a round fit into the set of those that are counted. */
    private static final int REQUESTS = 4_000;

    private final GivenTrials given = new GivenTrials(null);

    @Test
    void shouldCountEachResourceOfEachLoopOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            // Given
            var rollout = "r" + round;
            var trial = given.serve(DOMAIN, rollout);

            // When
            inLoops(loop -> {
                for (var at = 0; at < REQUESTS; at++) {
                    var arm = at % 4 == 0 ? Arm.CANDIDATE : Arm.BASELINE;
                    trial.next();
                    trial.ended(trial.stage(), arm, 1 + (long) loop * REQUESTS + at, Pair.FINE, null);
                }
            });

            // Then
            var report = given.trials.reports().get(0);
            assertThat(report.candidates()).isEqualTo(LOOPS * REQUESTS / 4);
            assertThat(report.controls()).isEqualTo(LOOPS * REQUESTS * 3 / 4);
            given.trials.end(DOMAIN, rollout);
        }
    }

    @Test
    void shouldAbortOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            // Given
            var trial = given.serve(DOMAIN, "r" + round);
            var key = new AtomicLong();

            // When
            inLoops(loop -> {
                for (var at = 0; at < REQUESTS && !trial.isAborted(); at++) {
                    var fails = at % 20 == 0;
                    if (trial.next() == Verdict.CONTINUE) {
                        trial.ended(
                                trial.stage(),
                                fails ? Arm.CANDIDATE : Arm.BASELINE,
                                key.incrementAndGet(),
                                fails ? Pair.DISCORDANT : Pair.FINE,
                                "502");
                    }
                }
            });

            // Then
            assertThat(trial.next()).isEqualTo(Verdict.ABORT);
            assertThat(given.trials.reports().get(round).state()).isEqualTo(State.ABORTED);
            assertThat(given.aborts()).isEqualTo(round + 1);
        }
    }

    private static void inLoops(IntConsumer work) throws Exception {
        var threads = Executors.newFixedThreadPool(LOOPS);
        try {
            var together = new CyclicBarrier(LOOPS);
            var running = new ArrayList<Future<?>>();
            for (var loop = 0; loop < LOOPS; loop++) {
                var number = loop;
                running.add(threads.submit(() -> {
                    together.await();
                    work.accept(number);
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
