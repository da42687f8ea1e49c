package dev.backsource.config.health;

import dev.backsource.config.view.CompactedTopic;
import dev.backsource.config.view.ViewProgress;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The alerts as last published by the probers. */
@ApplicationScoped
public class Alerts {
    private static final Comparator<OriginAlert> LATEST_FIRST =
            Comparator.comparing(OriginAlert::startedAt).reversed().thenComparing(alert -> alert.key());

    private final CompactedTopic<OriginAlert> alerts;

    Alerts(ViewProgress progress, MeterRegistry registry) {
        alerts = new CompactedTopic<>(
                Topic.ORIGIN_ALERTS, EventCodec.ORIGIN_ALERT, OriginAlert::key, progress, registry);
    }

    @Incoming("origin-alerts")
    @NonBlocking
    void receive(ConsumerRecord<String, byte[]> received) {
        alerts.accept(received);
    }

    /** Those that {@code wanted} is true of, the latest to start first. */
    public List<OriginAlert> all(Predicate<OriginAlert> wanted) {
        return alerts.values().stream().filter(wanted).sorted(LATEST_FIRST).toList();
    }
}
