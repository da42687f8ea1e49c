package dev.backsource.health;

import dev.backsource.simulation.ProcessTimers;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The state loop of a simulated process. */
public final class SimulatedLoop extends StateLoop {
    private static final Vertx NONE = (Vertx) Proxy.newProxyInstance(
            VertxInternal.class.getClassLoader(),
            new Class<?>[] {VertxInternal.class},
            (proxy, method, values) -> null);

    private final ProcessTimers timers;
    private final Map<Long, Future<?>> started = new HashMap<>();
    private long last;

    public SimulatedLoop(ProcessTimers timers) {
        super(NONE);
        this.timers = timers;
    }

    @Override
    public void execute(Runnable work) {
        timers.execute(work);
    }

    @Override
    public long after(Duration delay, Runnable work) {
        var id = ++last;
        started.put(
                id,
                timers.schedule(
                        () -> {
                            started.remove(id);
                            work.run();
                        },
                        Math.max(1, delay.toMillis()),
                        TimeUnit.MILLISECONDS));
        return id;
    }

    @Override
    public void cancel(long timer) {
        var due = started.remove(timer);
        if (due != null) {
            due.cancel(false);
        }
    }
}
