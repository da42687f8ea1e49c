package dev.backsource.health.testing;

import dev.backsource.health.StateLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A state loop whose work is done, and whose timers ring, when the test says so. */
public final class HandTurnedLoop extends StateLoop {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Runnable> timers = new ArrayList<>();

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
        var due = List.copyOf(timers);
        timers.clear();
        due.forEach(Runnable::run);
        turn();
    }

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    @Override
    public long after(Duration delay, Runnable task) {
        timers.add(task);
        return timers.size();
    }

    @Override
    public void cancel(long timer) {
        throw new UnsupportedOperationException();
    }
}
