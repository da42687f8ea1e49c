package dev.backsource.health.probe;

import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.SplittableRandom;

/** A prober whose ports are all open. */
public final class GivenProber {
    private GivenProber() {}

    public static Prober of(StateLoop loop, Clock clock) {
        return new Prober(
                loop,
                (target, most) -> Future.succeededFuture(Outcome.open("connected")),
                new ProbeMetrics(new SimpleMeterRegistry()),
                clock,
                new TestProbeSettings(10),
                new SplittableRandom(1));
    }
}
