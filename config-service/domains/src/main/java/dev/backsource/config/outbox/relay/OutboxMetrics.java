package dev.backsource.config.outbox.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The relay's counters, and the latest known backlog. */
@Singleton
final class OutboxMetrics {
    private final Counter published;
    private final Counter failed;
    private final Clock clock;
    private volatile Backlog backlog = Backlog.EMPTY;
    private volatile boolean leading;

    OutboxMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        published = Counter.builder("backsource.outbox.published")
                .description("Events acknowledged by Kafka")
                .register(registry);
        failed = Counter.builder("backsource.outbox.failures")
                .description("Failed attempts to publish an event")
                .register(registry);
        Gauge.builder("backsource.outbox.size", () -> backlog.size())
                .description("Events in the outbox: committed but not yet published")
                .register(registry);
        Gauge.builder("backsource.outbox.oldest.age", () -> ageInSeconds(backlog))
                .description("Age of the oldest event in the outbox")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("backsource.outbox.leading", () -> leading ? 1 : 0)
                .description("Whether this instance is the active relay")
                .register(registry);
    }

    void published(int events) {
        published.increment(events);
    }

    void failed(int events) {
        failed.increment(events);
    }

    void saw(Backlog current) {
        backlog = current;
    }

    void leads(boolean leads) {
        leading = leads;
    }

    Backlog backlog() {
        return backlog;
    }

    boolean leading() {
        return leading;
    }

    private double ageInSeconds(Backlog seen) {
        return seen.age(clock.instant()).toMillis() / (double) TimeUnit.SECONDS.toMillis(1);
    }
}
