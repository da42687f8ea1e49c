package dev.backsource.cli.apply.run;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Threads for several requests at a time, each of which waits for its response. */
final class Workers {
    private Workers() {}

    /**
     * Does {@code work} with every item, {@code many} at a time. After a failure no new item begins; waits for those under way.
     *
     * @throws FailureException the first failure
     */
    static <T> void each(List<T> items, int many, Consumer<T> work) {
        if (items.isEmpty()) {
            return;
        }
        var next = new AtomicInteger();
        var failed = new AtomicBoolean();
        Runnable worker = () -> {
            for (var i = next.getAndIncrement(); i < items.size() && !failed.get(); i = next.getAndIncrement()) {
                try {
                    work.accept(items.get(i));
                } catch (RuntimeException e) {
                    failed.set(true);
                    throw e;
                }
            }
        };
        var pool = Executors.newFixedThreadPool(Math.min(many, items.size()), Workers::daemon);
        try {
            await(IntStream.range(0, Math.min(many, items.size()))
                    .<Future<?>>mapToObj(i -> pool.submit(worker))
                    .toList());
        } finally {
            stop(pool);
        }
    }

    private static void await(List<Future<?>> running) {
        RuntimeException first = null;
        for (var worker : running) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                first = first == null && e.getCause() instanceof RuntimeException failure ? failure : first;
            } catch (InterruptedException e) {
                throw FailureException.interrupted(Exit.NOT_REACHED, e);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
