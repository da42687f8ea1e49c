package dev.backsource.health.watch;

import dev.backsource.health.http.FaultVerdict;
import dev.backsource.health.http.LoopSettings;
import dev.backsource.health.http.LoopWatch;
import dev.backsource.health.http.WatchVerdicts;
import dev.backsource.health.testing.HandTurnedLoop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.SplittableRandom;

/** A watch over redirects for tests. */
final class GivenLoops {
    private GivenLoops() {}

    /** One that finds no loop. */
    static LoopWatch none(HandTurnedLoop loop) {
        return by(
                loop,
                20,
                (domain, owner, origin, within, wanted) ->
                        Future.succeededFuture(WatchVerdicts.ofLoop(FaultVerdict.NONE)));
    }

    /** One that asks by {@code inquiries}, every five minutes. */
    static LoopWatch by(HandTurnedLoop loop, int concurrency, LoopWatch.Inquiries inquiries) {
        var settings = new LoopSettings() {
            @Override
            public Duration interval() {
                return Duration.ofMinutes(5);
            }

            @Override
            public Duration schemesInterval() {
                return Duration.ofMinutes(10);
            }

            @Override
            public int concurrency() {
                return concurrency;
            }
        };
        return new LoopWatch(loop, inquiries, settings, new SplittableRandom(1), new SimpleMeterRegistry());
    }
}
