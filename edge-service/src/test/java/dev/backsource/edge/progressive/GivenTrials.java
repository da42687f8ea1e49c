package dev.backsource.edge.progressive;

import dev.backsource.edge.testing.Domains;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.time.TurnedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The trials of an edge whose time stands still, and the requests of its clients. */
public final class GivenTrials {
    static final String DOMAIN = "www.example.com";
    static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    private static final Duration SECOND = Duration.ofSeconds(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicInteger requestedReports = new AtomicInteger();
    final TurnedClock clock = new TurnedClock(NOW);
    final Trials trials;
    private long nanos;
    private long key;

    GivenTrials(@Nullable AbortFile file) {
        trials =
                new Trials(file, AbortSaver.newWorker(), () -> nanos, clock, meters, requestedReports::incrementAndGet);
    }

    /**
     * Trials for tests of their users.
     *
     * @param nanoTime a clock that doesn't go back
     */
    public static Trials of(LongSupplier nanoTime) {
        return new Trials(
                null, AbortSaver.newWorker(), nanoTime, new TurnedClock(NOW), new SimpleMeterRegistry(), () -> {});
    }

    static ProgressiveRollout rollout(String id, int step, double share) {
        var candidate = Candidate.of(Map.of(Part.POLICY, Domains.policy(RedirectType.HTTPS)));
        return new ProgressiveRollout(id, step, share, 1e-6, candidate, NOW, NOW);
    }

    static StateVersion version(long revision) {
        return new StateVersion(0, revision, revision);
    }

    Trial serve(String domain, String rollout) {
        return trials.serve(domain, version(7), rollout(rollout, 1, 0.05));
    }

    /** Serves the rollout until its candidate, which always fails, is aborted. */
    Trial abort(String domain, String rollout, String reason) {
        var trial = serve(domain, rollout);
        for (var second = 0; second < 20 && !trial.isAborted(); second++) {
            request(trial, Arm.CANDIDATE, Pair.DISCORDANT, reason);
            for (var other = 0; other < 19; other++) {
                request(trial, Arm.BASELINE, Pair.FINE, null);
            }
            pass(SECOND);
        }
        return trial;
    }

    Verdict request(Trial trial, Arm arm, Pair pair, @Nullable String reason) {
        var verdict = trial.next();
        if (verdict == Verdict.CONTINUE) {
            trial.ended(trial.stage(), arm, ++key, pair, reason);
        }
        return verdict;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
        clock.pass(time);
    }

    double served(String state) {
        return meters.get("backsource.edge.trials").tag("state", state).gauge().value();
    }

    double aborts() {
        return meters.get("backsource.edge.trial.aborts").counter().count();
    }
}
