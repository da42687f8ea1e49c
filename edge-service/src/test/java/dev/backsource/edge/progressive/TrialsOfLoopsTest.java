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
    /** All resources together fit into the set of those that are counted. */
    private static final int REQUESTS = 4_000;

    private final GivenTrials given = new GivenTrials(null);

    @Test
    void shouldCountEachResourceOfEachLoopOnce() throws Exception {
        // Given
        var trial = given.serve(DOMAIN, "r1");
        var passed = new AtomicLong();

        // When
        inLoops(loop -> {
            for (var at = 0; at < REQUESTS; at++) {
                if (trial.next() == Verdict.CONTINUE) {
                    passed.incrementAndGet();
                }
                var arm = at % 4 == 0 ? Arm.CANDIDATE : Arm.BASELINE;
                trial.ended(trial.stage(), arm, 1 + (long) loop * REQUESTS + at, Pair.FINE, null);
                given.trials.reports();
            }
        });

        // Then
        var report = given.trials.reports().get(0);
        assertThat(passed).hasValue((long) LOOPS * REQUESTS);
        assertThat(report.candidates()).isEqualTo(LOOPS * REQUESTS / 4);
        assertThat(report.controls()).isEqualTo(LOOPS * REQUESTS * 3 / 4);
    }

    @Test
    void shouldAbortOnce() throws Exception {
        // Given
        var trial = given.serve(DOMAIN, "r1");
        var key = new AtomicLong();

        // When
        inLoops(loop -> {
            for (var at = 0; at < REQUESTS && !trial.isAborted(); at++) {
                if (trial.next() == Verdict.CONTINUE) {
                    var fails = at % 20 == 0;
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
        assertThat(given.trials.reports().get(0).state()).isEqualTo(State.ABORTED);
        assertThat(given.aborts()).isEqualTo(1);
        assertThat(trial.next()).isEqualTo(Verdict.ABORT);
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
