package dev.backsource.config.outbox.relay;

import dev.backsource.config.outbox.EventSigning;
import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.eventlog.writing.RefusedRecordsException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to the topics that this service writes, while this instance leads: a batch is published whole or not at all. The producer, with its
 * blocking calls, and signing, which takes time, have a thread of their own; the producer is created only when this instance takes over.
 */
@Singleton
final class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final long IDLE_SECONDS = 30;

    private final Supplier<FencedPublisher> producers;
    private final UnaryOperator<List<ProducerRecord<String, byte[]>>> signing;
    private final RecordSpans spans;
    private final Executor thread;

    /** Touched on the thread only; null while this instance doesn't lead. */
    private @Nullable FencedPublisher producer;

    @Inject
    OutboxPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxSettings settings,
            EventSigning signing,
            RecordSpans spans) {
        this(() -> FencedPublisher.takeOver(kafka, settings.transactionalId()), signing::sign, spans, oneThread());
    }

    /**
     * A publisher with the producers of {@code producers}.
     *
     * @param producers creates a producer that has fenced all earlier ones
     * @param signing of the records that are published together
     * @param spans of publishing
     * @param thread on which both are called, one call at a time
     */
    OutboxPublisher(
            Supplier<FencedPublisher> producers,
            UnaryOperator<List<ProducerRecord<String, byte[]>>> signing,
            RecordSpans spans,
            Executor thread) {
        this.producers = producers;
        this.signing = signing;
        this.spans = spans;
        this.thread = thread;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.execute(this::closeProducer);
    }

    /** Fences every earlier leader; fails when Kafka doesn't respond. The caller holds the lock. */
    Uni<Void> takeOver() {
        return onThread(() -> {
            closeProducer();
            producer = producers.get();
        });
    }

    /**
     * The published records of {@code entries}, in their order. Fails with a {@link RefusedEventsException} when nothing was published and later
     * batches may succeed, and otherwise as {@link FencedPublisher#publish} does.
     */
    Uni<List<RecordMetadata>> publish(List<OutboxEntry> entries) {
        return Uni.createFrom().item(() -> publishAll(entries)).runSubscriptionOn(thread);
    }

    /** Closes the producer of {@link #takeOver}. */
    Uni<Void> release() {
        return onThread(this::closeProducer);
    }

    private Uni<Void> onThread(Runnable action) {
        return Uni.createFrom().voidItem().emitOn(thread).invoke(action);
    }

    private List<RecordMetadata> publishAll(List<OutboxEntry> entries) {
        var records = entries.stream().map(OutboxEntry::toRecord).toList();
        var sending = SendSpans.begin(spans, records);
        try {
            var published = leading().publish(signing.apply(records));
            sending.sent(published);
            return published;
        } catch (RefusedRecordsException e) {
            sending.failed(e);
            throw RefusedEventsException.of(e, entries);
        } catch (RuntimeException e) {
            sending.failed(e);
            throw e;
        }
    }

    private FencedPublisher leading() {
        if (producer == null) {
            throw new IllegalStateException("this instance is not the active relay");
        }
        return producer;
    }

    private void closeProducer() {
        if (producer != null) {
            try {
                producer.close();
            } catch (RuntimeException e) {
                LOG.debugf(e, "the producer did not close cleanly");
            }
            producer = null;
        }
    }

    /** A thread that ends when it is idle, so that nobody has to stop it. */
    private static Executor oneThread() {
        var executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "outbox-publisher");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
