package dev.backsource.health;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The one event loop on which the service keeps its state: domains, verdicts, alerts and unsent events are read and
 * changed here and nowhere else, so none of them needs a lock. Work on it never blocks.
 */
@ApplicationScoped
public class StateLoop implements Executor {
    private final Vertx vertx;
    private final Context context;

    public StateLoop(Vertx vertx) {
        this.vertx = vertx;
        // getOrCreateContext() would give the starting thread's, which others use too.
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public void execute(Runnable work) {
        context.runOnContext(ignored -> work.run());
    }

    /** Runs {@code work} here after {@code delay}; call it on the loop. Returns the timer's id, for {@link #cancel}. */
    public long after(Duration delay, Runnable work) {
        return vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> execute(work));
    }

    public void cancel(long timer) {
        vertx.cancelTimer(timer);
    }
}
