package dev.backsource.edge.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Has batches taken in one after the other, on a thread of its own, so that the next one can be read meanwhile; and knows what
 * is to be read next. Used by one thread only.
 */
final class PolicyChangeIntake implements AutoCloseable {
    private final Consumer<ConsumerRecords<String, byte[]>> changes;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(PolicyChangeIntake::newThread);
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private ConsumerRecords<String, byte[]> latest = ConsumerRecords.empty();
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    PolicyChangeIntake(Consumer<ConsumerRecords<String, byte[]>> changes, List<TopicPartition> partitions) {
        this.changes = changes;
        partitions.forEach(partition -> positions.put(partition, 0L));
    }

    /**
     * Has {@code batch} taken in, once the one before is, and returns then.
     *
     * @throws CompletionException when the one before was not taken in; then neither is this one
     */
    void take(ConsumerRecords<String, byte[]> batch) {
        finish();
        latest = batch;
        taken = CompletableFuture.runAsync(() -> changes.accept(batch), worker);
    }

    /** By partition, what comes behind the records that were taken in; waits for those that are under way. */
    Map<TopicPartition, Long> positions() {
        try {
            finish();
        } catch (CompletionException e) {
            // They are read again.
            taken = CompletableFuture.completedFuture(null);
            latest = ConsumerRecords.empty();
        }
        return Map.copyOf(positions);
    }

    /**
     * Waits until the last batch is taken in.
     *
     * @throws CompletionException when it was not taken in
     */
    void finish() {
        taken.join();
        latest.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
        latest = ConsumerRecords.empty();
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
