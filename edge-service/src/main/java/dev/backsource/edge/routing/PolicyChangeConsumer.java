package dev.backsource.edge.routing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.PolicyRecordDecoder;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes the policy changes into the routing table, batch by batch and one batch at a time. Whatever a record holds, the
 * next one is taken: one that can't be used is rejected, and the route that the domain had stays.
 */
@Singleton
class PolicyChangeConsumer {
    private static final Logger LOG = Logger.getLogger(PolicyChangeConsumer.class);

    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Rejections rejections;
    private final RoutingMetrics metrics;
    private final Event<RoutingAdvanced> advanced;
    private final PolicyRecordDecoder records = new PolicyRecordDecoder();

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

    void take(ConsumerRecords<String, byte[]> batch) {
        progress.begin();
        for (var received : batch) {
            take(received);
        }
        progress.checkComplete();
        advanced.fire(new RoutingAdvanced());
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            take(received, records.decode(received.key(), EventRecords.texts(received.headers()), received.value()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "a policy change broke the edge's reading of it, offset %d", received.offset());
            reject(received, "the edge failed on it: " + e.getClass().getSimpleName());
        } finally {
            progress.dealtWith(received.partition(), received.offset());
        }
    }

    private void take(ConsumerRecord<String, byte[]> received, PolicyRecord read) {
        if (read instanceof Changed changed) {
            metrics.count(table.apply(changed.domain(), changed.revision()));
        } else if (read instanceof Removed removed) {
            metrics.count(table.remove(removed.domain(), removed.revision()));
        } else if (read instanceof Refused refused) {
            reject(received, refused.reason());
        }
    }

    private void reject(ConsumerRecord<String, byte[]> received, String reason) {
        metrics.countRejected();
        var rejection = rejections.add(received, reason);
        LOG.warnf(
                "policy change rejected, the domain keeps its route: partition=%d offset=%d domain=%s reason=%s",
                rejection.partition(), rejection.offset(), rejection.key(), rejection.reason());
    }
}
