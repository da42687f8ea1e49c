package dev.backsource.health.log;

import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.health.StateLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The writers of the partitions that this instance owns. A partition is taken over by its transactional id: from then on the brokers refuse whatever its
 * owner before still sends, however late. Lives on the state loop.
 */
@ApplicationScoped
class PartitionWriters {
    private static final Logger LOG = Logger.getLogger(PartitionWriters.class);
    private static final long IDLE_SECONDS = 30;

    private final StateLoop loop;
    private final IntFunction<FencedPublisher> producers;
    private final Executor threads;
    private final Map<Integer, PartitionWriter> writers = new HashMap<>();
    /** The take-overs under way; one that is no longer here when it has ended was in vain. */
    private final Map<Integer, Promise<Void>> takeOvers = new HashMap<>();

    private IntConsumer lost = partition -> {};

    @Inject
    PartitionWriters(
            StateLoop loop, @Identifier("default-kafka-broker") Map<String, Object> kafka, EventSettings settings) {
        this(
                loop,
                partition -> FencedPublisher.takeOver(kafka, settings.transactionalId() + "-" + partition),
                threads());
    }

    /**
     * Writers with the producers of {@code producers}.
     *
     * @param producers creates a producer that has fenced all earlier ones of its partition
     * @param threads on which the producers are called
     */
    PartitionWriters(StateLoop loop, IntFunction<FencedPublisher> producers, Executor threads) {
        this.loop = loop;
        this.producers = producers;
        this.threads = threads;
    }

    /** Has {@code listener} run on the loop when a partition was taken over by somebody else, or its producer failed otherwise. */
    void onLost(IntConsumer listener) {
        lost = listener;
    }

    void stop(@Observes ShutdownEvent event) {
        loop.execute(() -> List.copyOf(writers.keySet()).forEach(this::leave));
    }

    /** Done when nobody else can write about {@code partition} any more; fails when Kafka doesn't answer. */
    Future<Void> takeOver(int partition) {
        if (writers.containsKey(partition)) {
            return Future.succeededFuture();
        }
        var before = takeOvers.get(partition);
        if (before != null) {
            return before.future();
        }
        var taken = Promise.<Void>promise();
        takeOvers.put(partition, taken);
        threads.execute(() -> {
            try {
                var producer = producers.apply(partition);
                loop.execute(() -> tookOver(partition, taken, producer));
            } catch (RuntimeException e) {
                loop.execute(() -> {
                    takeOvers.remove(partition, taken);
                    taken.fail(e);
                });
            }
        });
        return taken.future();
    }

    private void tookOver(int partition, Promise<Void> taken, FencedPublisher producer) {
        if (takeOvers.remove(partition, taken)) {
            writers.put(partition, new PartitionWriter(loop, threads, producer, failure -> lose(partition, failure)));
            taken.complete();
        } else {
            threads.execute(producer::close);
            taken.fail("the partition was left");
        }
    }

    /** Writes nothing more about a partition, except the transaction under way. */
    void leave(int partition) {
        takeOvers.remove(partition);
        var writer = writers.remove(partition);
        if (writer != null) {
            writer.close();
        }
    }

    /** Done when the broker has written {@code record} to all replicas in sync, and its transaction is committed. */
    Future<Void> send(ProducerRecord<String, byte[]> record) {
        var writer = writerOf(record.partition());
        return writer == null ? Future.failedFuture("the partition is not taken over") : writer.send(record);
    }

    private @Nullable PartitionWriter writerOf(@Nullable Integer partition) {
        return partition == null ? null : writers.get(partition);
    }

    private void lose(int partition, RuntimeException failure) {
        LOG.warnf("partition %d has to be taken over again: %s", partition, failure.getMessage());
        writers.remove(partition);
        lost.accept(partition);
    }

    /** Threads that end when they are idle; at most one for each partition has work. */
    private static Executor threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    var thread = new Thread(task, "partition-writer");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
