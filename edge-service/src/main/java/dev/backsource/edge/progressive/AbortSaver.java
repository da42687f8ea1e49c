package dev.backsource.edge.progressive;

import dev.backsource.policy.event.TrialReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The saving of aborts: at once, on a thread of its own, since event loops must not wait for a disk. After a failure it tries again until it succeeds.
 */
final class AbortSaver implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AbortSaver.class);
    private static final long RETRY_SECONDS = 10;
    private static final long LAST_WITHIN_SECONDS = 10;

    private final @Nullable AbortFile file;
    private final Supplier<List<TrialReport>> aborted;
    private final ScheduledExecutorService worker;
    /** Whether there are aborts that the file lacks. */
    private final AtomicBoolean unsaved = new AtomicBoolean();

    /**
     * @param file null to save nothing
     * @param aborted the reports of the aborts to save
     * @param worker the thread that saves
     */
    AbortSaver(@Nullable AbortFile file, Supplier<List<TrialReport>> aborted, ScheduledExecutorService worker) {
        this.file = file;
        this.aborted = aborted;
        this.worker = worker;
    }

    /** A thread for one saver. */
    static ScheduledExecutorService newWorker() {
        return new ScheduledThreadPoolExecutor(1, AbortSaver::newThread, new DiscardPolicy());
    }

    /** A rollout has been aborted. Never blocks. */
    void changed() {
        if (file != null && !unsaved.getAndSet(true)) {
            worker.execute(this::save);
        }
    }

    /** Waits until the last aborts have been saved, if they can be. */
    @Override
    public void close() {
        if (file == null || worker.isShutdown()) {
            return;
        }
        try {
            worker.submit(this::save).get(LAST_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("last aborts of progressive rollouts not saved: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.shutdownNow();
    }

    private void save() {
        if (file == null || !unsaved.getAndSet(false)) {
            return;
        }
        try {
            // The aborts are read after the mark is gone: a later one is saved again.
            file.write(aborted.get());
        } catch (IOException | RuntimeException e) {
            LOG.warnf(
                    "aborts of progressive rollouts not saved, next attempt in %d s; a restart would try their candidates again: %s",
                    RETRY_SECONDS, e);
            unsaved.set(true);
            worker.schedule(this::save, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "trial-aborts");
        thread.setDaemon(true);
        return thread;
    }
}
