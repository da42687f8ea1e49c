package dev.backsource.config.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.testing.config.ManualScheduler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The service's timers, which a test turns. All time-outs, pauses and rounds of the service are Mutiny's and so of one scheduler; this one
 * takes its place, goes as time does, and does at once what is due within a while when a test says so. Timers of sockets are Vert.x's, and
 * take their time.
 */
@Singleton
public class ManualTimers {
    private static final int BEFORE_ALL_OTHERS = 1;
    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    private volatile ManualScheduler scheduler;

    void begin(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        scheduler = new ManualScheduler(Infrastructure.getDefaultWorkerPool());
        Infrastructure.setDefaultExecutor(scheduler, false);
    }

    void end(@Observes @Priority(AFTER_ALL_OTHERS) ShutdownEvent event) {
        scheduler.shutdownNow();
    }

    /** Does what is due within {@code time}: a time-out is over, and a round begins. */
    public void pass(Duration time) {
        scheduler.pass(time);
    }

    /** What is answered once {@code time} has passed, however often: what waits may only begin to. */
    public <T> T pass(Duration time, CompletableFuture<T> answer) {
        await().until(() -> {
            pass(time);
            return answer.isDone();
        });
        return answer.join();
    }
}
