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
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** The latest report of every edge. */
@ApplicationScoped
class EdgeReports {
    private final CompactedTopic<EdgeStatus> reports;

    EdgeReports(ViewProgress progress, MeterRegistry registry) {
        reports = new CompactedTopic<>(Topic.EDGE_STATUS, EventCodec.EDGE_STATUS, EdgeStatus::edge, progress, registry);
    }

    @Incoming("edge-status")
    @NonBlocking
    void receive(ConsumerRecord<String, byte[]> received) {
        reports.accept(received);
    }

    /** By edge id. */
    List<EdgeStatus> all() {
        return reports.values().stream()
                .sorted(Comparator.comparing(EdgeStatus::edge))
                .toList();
    }

    /** Null when that edge never reported, or was removed since. */
    @Nullable
    EdgeStatus of(String edge) {
        return reports.get(edge);
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
