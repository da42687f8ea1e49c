package dev.backsource.simulation;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.log.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The alerts as they were published: one begins, is told again only when what it says has changed, and ends once. */
final class AlertOracle {
    private final Map<String, OriginAlert> firing = new HashMap<>();
    private final Set<Episode> ended = new HashSet<>();

    void appended(TopicPartition partition, Entry entry) {
        if (!partition.topic().equals(Topic.ORIGIN_ALERTS.topicName())) {
            return;
        }
        var alert = EventCodec.ORIGIN_ALERT.decode(entry.value());
        var before = firing.get(alert.key());
        var episode = new Episode(alert.key(), alert.startedAt());
        if (ended.contains(episode)) {
            throw violation(alert, "is told of again");
        }
        if (before != null && !before.startedAt().equals(alert.startedAt())) {
            throw violation(alert, "begins while the one of " + before.startedAt() + " fires");
        }
        if (alert.equals(before)) {
            throw violation(alert, "is told twice");
        }
        if (alert.status() == AlertStatus.FIRING) {
            firing.put(alert.key(), alert);
        } else if (before == null) {
            throw violation(alert, "ends and never began");
        } else {
            firing.remove(alert.key());
            ended.add(episode);
        }
    }

    /** Whether an alert of the domain fires. */
    boolean fires(String domain) {
        return firing.values().stream().anyMatch(alert -> alert.domain().value().equals(domain));
    }

    private static Violation violation(OriginAlert alert, String what) {
        return new Violation(
                Invariant.ONE_ALERT_AN_EPISODE, "the alert " + alert.key() + " of " + alert.startedAt() + " " + what);
    }

    private record Episode(String key, Instant startedAt) {}
}
