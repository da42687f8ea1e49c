package dev.backsource.edge.routing;

import dev.backsource.edge.routing.PolicyReading.Removal;
import dev.backsource.edge.routing.PolicyReading.State;
import dev.backsource.edge.routing.PolicyReading.Unusable;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes the policy changes into the routing table, batch by batch and one batch at a time. Whatever a record holds, the
 * next one is taken: one that can't be used is rejected, and the route that the domain had stays.
 */
@ApplicationScoped
class PolicyChangeConsumer {
    private static final Logger LOG = Logger.getLogger(PolicyChangeConsumer.class);

    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Rejections rejections;
    private final RoutingMetrics metrics;
    private final Event<RoutingAdvanced> advanced;

    PolicyChangeConsumer(
            RoutingTable table,
            RoutingProgress progress,
            Rejections rejections,
            RoutingMetrics metrics,
            Event<RoutingAdvanced> advanced) {
        this.table = table;
        this.progress = progress;
        this.rejections = rejections;
        this.metrics = metrics;
        this.advanced = advanced;
    }

    @Incoming("policy-changes")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        for (var reading : read(batch)) {
            take(reading);
        }
        progress.checkComplete();
        advanced.fire(new RoutingAdvanced());
    }

    /**
     * In the order of the batch. While nothing is served there is nothing else for the cores to do, and what takes long at a
     * start is the reading of JSON.
     */
    private List<PolicyReading> read(ConsumerRecords<String, byte[]> batch) {
        var received = new ArrayList<ConsumerRecord<String, byte[]>>(batch.count());
        batch.forEach(received::add);
        var readings = progress.isComplete() ? received.stream() : received.parallelStream();
        return readings.map(PolicyReading::of).toList();
    }

    private void take(PolicyReading reading) {
        var received = reading.received();
        try {
            apply(reading);
        } catch (RuntimeException e) {
            reject(Unusable.by(e, received));
        } finally {
            progress.dealtWith(received.partition(), received.offset());
        }
    }

    private void apply(PolicyReading reading) {
        if (reading instanceof State state) {
            metrics.count(table.apply(state.domain(), state.revision()));
        } else if (reading instanceof Removal removal) {
            metrics.count(table.remove(removal.name(), removal.revision()));
        } else if (reading instanceof Unusable unusable) {
            reject(unusable);
        }
    }

    private void reject(Unusable unusable) {
        metrics.countRejected();
        var rejection = rejections.add(unusable.received(), unusable.reason());
        LOG.warnf(
                "policy change rejected, the domain keeps its route: partition=%d offset=%d domain=%s reason=%s",
                rejection.partition(), rejection.offset(), rejection.key(), rejection.reason());
    }
}
