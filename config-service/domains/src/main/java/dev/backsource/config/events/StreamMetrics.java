package dev.backsource.config.events;

import dev.backsource.policy.event.MalformedEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** The stream's counters. */
@Singleton
class StreamMetrics {
    private static final Logger LOG = Logger.getLogger(StreamMetrics.class);

    private final MeterRegistry registry;
    private final Counter sent;
    private final Counter cutOff;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final AtomicInteger catchUps = new AtomicInteger();

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        sent = Counter.builder("backsource.stream.sent")
                .description("Events written to subscribers")
                .register(registry);
        cutOff = Counter.builder("backsource.stream.cut.off")
                .description("Subscribers disconnected because they read too slowly")
                .register(registry);
        gauge(registry, "backsource.stream.subscribers", "Subscribers of the event stream", subscribers);
        gauge(registry, "backsource.stream.catch.ups", "Subscribers catching up from Kafka", catchUps);
    }

    private static void gauge(MeterRegistry registry, String name, String description, AtomicInteger value) {
        Gauge.builder(name, value, AtomicInteger::get).description(description).register(registry);
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

    /** Counts a record that isn't an event. */
    void rejected(ConsumerRecord<?, ?> received, MalformedEventException e) {
        Counter.builder("backsource.stream.rejected")
                .description("Records that are not events")
                .tag("topic", received.topic())
                .register(registry)
                .increment();
        LOG.warnf(
                "skipped %s-%d offset=%d in the event stream: %s",
                received.topic(), received.partition(), received.offset(), e.reason());
    }
}
