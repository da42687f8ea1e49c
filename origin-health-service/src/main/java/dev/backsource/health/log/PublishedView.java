package dev.backsource.health.log;

import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The health and alerts of one partition, from the topics that this service owns. First it gets all records of health, then the committed ones of both.
 */
final class PublishedView {
    private static final Logger LOG = Logger.getLogger(PublishedView.class);

    private final CompactedView<OriginHealth> health = new CompactedView<>(
            Topic.ORIGIN_HEALTH,
            EventCodec.ORIGIN_HEALTH::decode,
            report -> report.domain().value(),
            PublishedView::tellSkipped);
    private final CompactedView<OriginAlert> alerts = new CompactedView<>(
            Topic.ORIGIN_ALERTS, EventCodec.ORIGIN_ALERT::decode, OriginAlert::key, PublishedView::tellSkipped);
    /** By domain, the offset of its last record of health; without those that are committed. */
    private final Map<String, Long> uncommitted = new HashMap<>();
    /** By domain, its health before it was removed. */
    private final Map<String, OriginHealth> removed = new HashMap<>();

    /** Takes the next record of health, of whatever transaction. */
    void acceptHealth(ConsumerRecord<String, byte[]> read) {
        var key = read.key();
        if (key != null) {
            uncommitted.put(key, read.offset());
            var before = read.value() == null ? health.get(key) : null;
            if (before != null) {
                removed.put(key, before);
            }
        }
        health.accept(read);
    }

    /** Takes the next committed record. Alerts of silence are config-service's. */
    void acceptCommitted(ConsumerRecord<String, byte[]> read) {
        if (read.topic().equals(Topic.ORIGIN_HEALTH.topicName())) {
            uncommitted.remove(read.key(), read.offset());
        } else if (!SilenceAlert.isKey(read.key())) {
            alerts.accept(read);
        }
    }

    /** The state that was read, for a partition with its last policy change at that offset. */
    PublishedState published(long lastPolicyChange) {
        var byDomain = new HashMap<String, OriginHealth>();
        health.values().forEach(report -> byDomain.put(report.domain().value(), report));
        removed.forEach((domain, before) -> {
            if (uncommitted.containsKey(domain)) {
                byDomain.putIfAbsent(domain, before);
            }
        });
        return new PublishedState(lastPolicyChange, byDomain, Set.copyOf(uncommitted.keySet()), firing());
    }

    private Map<String, Map<AlertKind, OriginAlert>> firing() {
        var firing = new HashMap<String, Map<AlertKind, OriginAlert>>();
        for (var alert : alerts.values()) {
            if (alert.status() == AlertStatus.FIRING) {
                firing.computeIfAbsent(alert.domain().value(), domain -> new EnumMap<>(AlertKind.class))
                        .put(alert.kind(), alert);
            }
        }
        return firing;
    }

    private static void tellSkipped(ConsumerRecord<String, byte[]> read, String reason) {
        LOG.warnf("%s/%d@%d skipped: %s", read.topic(), read.partition(), read.offset(), reason);
    }
}
