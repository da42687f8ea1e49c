package dev.backsource.health.watch;

import dev.backsource.health.StateLoop;
import dev.backsource.health.http.FaultVerdict;
import dev.backsource.health.http.LoopSettings;
import dev.backsource.health.http.LoopWatch;
import dev.backsource.health.http.WatchVerdicts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A prober's watch over redirects, of which none loops. */
final class LoopsDoor {
    private LoopsDoor() {}

    static LoopWatch none(StateLoop loop) {
        var settings = new LoopSettings() {
            @Override
            public Duration interval() {
                return Duration.ofMinutes(10);
            }

            @Override
            public Duration schemesInterval() {
                return Duration.ofMinutes(20);
            }

            @Override
            public int concurrency() {
                return 1;
            }
        };
        RandomGenerator late = () -> Long.MAX_VALUE;
        return new LoopWatch(
                loop,
                (domain, owner, origin, within, wanted) ->
                        Future.succeededFuture(WatchVerdicts.ofLoop(FaultVerdict.NONE)),
                settings,
                late,
                new SimpleMeterRegistry());
    }
}
