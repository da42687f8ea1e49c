package dev.backsource.health.probe;

import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeTarget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A prober whose ports are all open, unless the test gives other outcomes. */
public final class GivenProber {
    private GivenProber() {}

    public static Prober of(StateLoop loop, Clock clock) {
        return of(loop, clock, target -> Outcome.open("connected"));
    }

    /** @param outcomes of probes at this moment */
    public static Prober of(StateLoop loop, Clock clock, Function<ProbeTarget, Outcome> outcomes) {
        return new Prober(
                loop,
                (target, most) -> Future.succeededFuture(outcomes.apply(target)),
                new ProbeMetrics(new SimpleMeterRegistry()),
                clock,
                new TestProbeSettings(10),
                new SplittableRandom(1));
    }
}
