package dev.backsource.edge.routing.changes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Applies batches one after the other on a thread of its own, so that the next batch can be read meanwhile. For use by
 * one thread.
 */
final class PolicyChangeIntake implements AutoCloseable {
    private final Consumer<ConsumerRecords<String, byte[]>> changes;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(PolicyChangeIntake::newThread);
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    PolicyChangeIntake(Consumer<ConsumerRecords<String, byte[]>> changes) {
        this.changes = changes;
    }

    /**
     * Waits until the previous batch has been applied, then starts with {@code batch} and returns.
     *
     * @throws CompletionException if the previous batch could not be applied; this one is then dropped
     */
    void take(ConsumerRecords<String, byte[]> batch) {
        finish();
        taken = CompletableFuture.runAsync(() -> changes.accept(batch), worker);
    }

    /**
     * Waits until the last batch has been applied.
     *
     * @throws CompletionException if it could not be applied
     */
    void finish() {
        taken.join();
    }

    /** Waits until the last batch has been applied or has failed; in the second case it has to be read again. */
    void settle() {
        try {
            finish();
        } catch (CompletionException e) {
            taken = CompletableFuture.completedFuture(null);
        }
    }

    /** Stops the thread without waiting. */
    @Override
    public void close() {
        worker.shutdown();
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "policy-changes-intake");
        thread.setDaemon(true);
        return thread;
    }
}
