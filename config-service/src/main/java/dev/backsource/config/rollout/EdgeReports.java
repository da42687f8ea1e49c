package dev.backsource.config.rollout;

import dev.backsource.config.view.CompactedTopic;
import dev.backsource.config.view.ViewProgress;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** The latest report of every edge. */
@ApplicationScoped
class EdgeReports {
    private final CompactedTopic<EdgeStatus> reports;
    private final Map<String, Instant> receivedAt = new ConcurrentHashMap<>();
    private final Clock clock;

    EdgeReports(ViewProgress progress, MeterRegistry registry, Clock clock) {
        this.clock = clock;
        reports = new CompactedTopic<>(Topic.EDGE_STATUS, EventCodec.EDGE_STATUS, EdgeStatus::edge, progress, registry);
    }

    @Incoming("edge-status")
    @NonBlocking
    void receive(ConsumerRecord<String, byte[]> received) {
        var at = clock.instant();
        reports.accept(received);
        var edge = received.key();
        if (edge != null && reports.get(edge) != null) {
            receivedAt.put(edge, at);
        } else if (edge != null) {
            receivedAt.remove(edge);
        }
    }

    /** By edge id. */
    List<Report> all() {
        return reports.values().stream()
                .sorted(Comparator.comparing(EdgeStatus::edge))
                .map(this::heard)
                .toList();
    }

    /** Null when that edge never reported, or was removed since. */
    @Nullable
    Report of(String edge) {
        var status = reports.get(edge);
        return status == null ? null : heard(status);
    }

    private Report heard(EdgeStatus status) {
        return Report.of(status, receivedAt.getOrDefault(status.edge(), status.reportedAt()));
    }

    /** Whether every report is known that was there when this service started. */
    boolean areKnown() {
        return reports.isComplete();
    }

    /** The ids of edges that report or are removed, from now on. */
    Multi<String> changes() {
        return reports.changes();
    }
}
