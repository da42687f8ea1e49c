package dev.backsource.deployment.tracing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of exports, two at most. Each export is interrupted after a time: the timeout of the JDK's client ends with the head of a response, and
 * a collector that sends nothing further would keep the thread.
 */
final class ExportThreads extends ThreadPoolExecutor {
    private static final int MAX_THREADS = 2;
    private static final long KEEP_ALIVE_SECONDS = 60;

    private final Executor atTimeout;

    ExportThreads(Duration timeout) {
        super(0, MAX_THREADS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "span-export");
            thread.setDaemon(true);
            return thread;
        });
        atTimeout = CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    }

    @Override
    public void execute(Runnable export) {
        var task = new FutureTask<>(export, null);
        super.execute(task);
        atTimeout.execute(() -> task.cancel(true));
    }
}
