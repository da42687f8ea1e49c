package dev.backsource.simulation;

import dev.backsource.simulation.Scheduler.Step;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread of a process, and its timers: each task is a step of its own, a moment after it was handed over. */
public final class ProcessTimers extends AbstractExecutorService implements ScheduledExecutorService {
    private static final long MOMENT_MICROS = 200;

    private final Scheduler scheduler;
    private final Process process;
    private final String name;
    private final long mostMicros;
    private Runnable afterwards = () -> {};
    private long lastAt;

    public ProcessTimers(Scheduler scheduler, Process process, String name) {
        this(scheduler, process, name, MOMENT_MICROS);
    }

    /** @param mostMicros how long a task waits at most until it is done, as what calls others does */
    public ProcessTimers(Scheduler scheduler, Process process, String name, long mostMicros) {
        this.mostMicros = mostMicros;
        this.scheduler = scheduler;
        this.process = process;
        this.name = name;
    }

    /** Has {@code what} done in the same step after each task. */
    public void afterwards(Runnable what) {
        afterwards = what;
    }

    /** In the order in which they were handed over, as a thread does. */
    @Override
    public void execute(Runnable work) {
        var now = scheduler.clock().micros();
        lastAt = Math.max(lastAt + 1, now + process.between(1, mostMicros));
        scheduler.after(lastAt - now, process, name, () -> {
            work.run();
            afterwards.run();
        });
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        var task = new Task(work, 0);
        task.begin(unit.toMicros(delay));
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        var task = new Task(work, unit.toMicros(period));
        task.begin(unit.toMicros(first));
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(work, first, delay, unit);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** What is due once, or again and again. */
    private final class Task extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {
        private final long periodMicros;
        private @Nullable Step next;

        Task(Runnable work, long periodMicros) {
            super(work, null);
            this.periodMicros = periodMicros;
        }

        void begin(long delayMicros) {
            next = scheduler.after(Math.max(1, delayMicros), process, name, this::due);
        }

        private void due() {
            if (isCancelled()) {
                return;
            }
            if (periodMicros == 0) {
                run();
            } else if (runAndReset()) {
                begin(periodMicros);
            }
            afterwards.run();
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            if (next != null) {
                next.takeBack();
            }
            return super.cancel(false);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
