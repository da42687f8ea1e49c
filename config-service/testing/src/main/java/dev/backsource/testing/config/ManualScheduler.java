package dev.backsource.testing.config;

import io.smallrye.mutiny.infrastructure.MutinyScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Mutiny's scheduler, but that a test can have it do at once what is due within a while. */
public final class ManualScheduler extends MutinyScheduler {
    /** {@code executor} does the work. */
    public ManualScheduler(Executor executor) {
        super(executor);
        setThreadFactory(work -> {
            var thread = new Thread(work, "turned-timers");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does what is due within {@code time}. */
    public void pass(Duration time) {
        for (var waiting : List.copyOf(getQueue())) {
            if (waiting instanceof RunnableScheduledFuture<?> due
                    && due.getDelay(TimeUnit.NANOSECONDS) <= time.toNanos()
                    && remove(due)) {
                due.run();
            }
        }
    }

    /** The number of scheduled tasks. A cancelled one doesn't count, though Mutiny's scheduler keeps it until its time. */
    public long waiting() {
        return getQueue().stream()
                .filter(task -> task instanceof RunnableScheduledFuture<?> waiting && !waiting.isCancelled())
                .count();
    }
}
