package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.receiver.ReceiverKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts the attempts to reach receivers. */
@Singleton
final class AttemptMetrics {
    private final MeterRegistry registry;

    AttemptMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var kind : ReceiverKind.values()) {
            for (var outcome : Attempt.Outcome.values()) {
                counter(kind, outcome);
            }
        }
    }

    void count(ReceiverKind kind, Attempt attempt) {
        counter(kind, attempt.outcome()).increment();
    }

    private Counter counter(ReceiverKind kind, Attempt.Outcome outcome) {
        return Counter.builder("backsource.notification.attempts")
                .description("Attempts to tell receivers of alerts")
                .tag("kind", kind.word())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
