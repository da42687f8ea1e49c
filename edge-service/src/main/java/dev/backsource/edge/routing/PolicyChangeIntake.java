package dev.backsource.edge.routing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Has batches taken in one after the other, on a thread of its own, so that the next one can be read meanwhile. Used by one thread
 * only.
 */
final class PolicyChangeIntake implements AutoCloseable {
    private final Consumer<ConsumerRecords<String, byte[]>> changes;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(PolicyChangeIntake::newThread);
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    PolicyChangeIntake(Consumer<ConsumerRecords<String, byte[]>> changes) {
        this.changes = changes;
    }

    /**
     * Has {@code batch} taken in, once the one before is, and returns then.
     *
     * @throws CompletionException when the one before was not taken in; then neither is this one
     */
    void take(ConsumerRecords<String, byte[]> batch) {
        finish();
        taken = CompletableFuture.runAsync(() -> changes.accept(batch), worker);
    }

    /**
     * Waits until the last batch is taken in.
     *
     * @throws CompletionException when it was not taken in
     */
    void finish() {
        taken.join();
    }

    /** Waits until the last batch is taken in, or was not; then it has to be read again. */
    void settle() {
        try {
            finish();
        } catch (CompletionException e) {
            taken = CompletableFuture.completedFuture(null);
        }
    }

    /** Waits for nothing. */
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
