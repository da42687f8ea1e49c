package dev.backsource.health.testing;

import dev.backsource.health.StateLoop;
import dev.backsource.testing.time.TurnedClock;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A state loop whose work is done, and whose time passes, when the test says so. */
public final class HandTurnedLoop extends StateLoop {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Map<Long, Timer> timers = new TreeMap<>();
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private long last;

    public HandTurnedLoop() {
        super((Vertx) Proxy.newProxyInstance(
                VertxInternal.class.getClassLoader(),
                new Class<?>[] {VertxInternal.class},
                (proxy, method, values) -> null));
    }

    /** Does all work, and the work that follows from it. */
    public void turn() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /** Has all timers ring that were set until now, and does the work that comes of it. */
    public void ring() {
        List.copyOf(timers.values()).forEach(this::ring);
    }

    /** Has the timers ring that are due within {@code time}, those that are set meanwhile too, in the order of their times. */
    public void pass(Duration time) {
        var until = clock.instant().plus(time);
        for (var next = next(until); next != null; next = next(until)) {
            clock.moveTo(next.due);
            ring(next);
        }
        clock.moveTo(until);
    }

    /** The loop's time. */
    public Clock clock() {
        return clock;
    }

    private Timer next(Instant until) {
        return timers.values().stream()
                .filter(timer -> !timer.due.isAfter(until))
                .min(Comparator.comparing(Timer::due).thenComparing(Timer::id))
                .orElse(null);
    }

    private void ring(Timer timer) {
        if (timers.remove(timer.id) != null) {
            timer.task.run();
            turn();
        }
    }

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    @Override
    public long after(Duration delay, Runnable task) {
        last++;
        timers.put(last, new Timer(last, clock.instant().plus(delay), task));
        return last;
    }

    @Override
    public void cancel(long timer) {
        timers.remove(timer);
    }

    private record Timer(long id, Instant due, Runnable task) {}
}
