package dev.backsource.config.events;

import dev.backsource.policy.event.MalformedEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What the stream counts. */
@Singleton
class StreamMetrics {
    private static final Logger LOG = Logger.getLogger(StreamMetrics.class);

    private final MeterRegistry registry;
    private final Counter sent;
    private final Counter cutOff;
    private final AtomicInteger subscribers;
    private final AtomicInteger catchUps;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        sent = Counter.builder("backsource.stream.sent")
                .description("Events written to subscribers")
                .register(registry);
        cutOff = Counter.builder("backsource.stream.cut.off")
                .description("Subscribers that were cut off since they read too slowly")
                .register(registry);
        subscribers = registry.gauge("backsource.stream.subscribers", new AtomicInteger());
        catchUps = registry.gauge("backsource.stream.catch.ups", new AtomicInteger());
    }

    void sent(int events) {
        sent.increment(events);
    }

    void cutOff() {
        cutOff.increment();
    }

    void subscribers(int change) {
        subscribers.addAndGet(change);
    }

    void catchUps(int change) {
        catchUps.addAndGet(change);
    }

    /** Counts a record that is no event. */
    void rejected(ConsumerRecord<?, ?> received, MalformedEventException e) {
        registry.counter("backsource.stream.rejected", "topic", received.topic())
                .increment();
        LOG.warnf(
                "%s-%d offset=%d is not streamed: %s",
                received.topic(), received.partition(), received.offset(), e.reason());
    }
}
