package dev.backsource.health.log;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import java.time.Instant;

/** The events of this service as records, each with its slot, by which it makes a waiting record obsolete. */
final class OriginEvents {
    static final String SOURCE = "/origin-health-service";
    /** The slot of all records of a domain's health: only the newest state is worth sending. */
    private static final String HEALTH_SLOT = "health";

    private static final String STATUS_SLOT = "status";

    private OriginEvents() {}

    static OutgoingRecord of(OriginHealth health) {
        var attributes = attributes(
                Topic.ORIGIN_HEALTH,
                health.domain() + "/" + health.observedAt(),
                health.domain(),
                health.observedAt(),
                health.revision());
        var json = EventCodec.ORIGIN_HEALTH.encode(health);
        return new OutgoingRecord(
                EventRecords.toRecord(Topic.ORIGIN_HEALTH, health.domain().value(), json, attributes), HEALTH_SLOT);
    }

    /** The removal of the port states of {@code domain}, since it was removed. */
    static OutgoingRecord healthRemoved(DomainName domain, long revision, Instant at) {
        var attributes = attributes(Topic.ORIGIN_HEALTH, domain + "/removed/" + at, domain, at, revision);
        return new OutgoingRecord(
                EventRecords.toRecord(Topic.ORIGIN_HEALTH, domain.value(), null, attributes), HEALTH_SLOT);
    }

    /**
     * A transition of an alert, or the news that a firing one affects other ports.
     *
     * @param at when that was
     */
    static OutgoingRecord of(OriginAlert alert, Instant at) {
        var slot = alert.status() + "/" + alert.startedAt();
        var attributes = attributes(
                        Topic.ORIGIN_ALERTS,
                        alert.key() + "/" + alert.status() + "/" + at,
                        alert.domain(),
                        at,
                        alert.revision())
                .of(alert.team());
        var partition =
                EventRecords.partitionOf(Topic.ORIGIN_ALERTS, alert.domain().value());
        var json = EventCodec.ORIGIN_ALERT.encode(alert);
        return new OutgoingRecord(
                EventRecords.toRecord(Topic.ORIGIN_ALERTS, partition, alert.key(), json, attributes), slot);
    }

    /** That a prober watches a partition; only the newest is worth sending. */
    static OutgoingRecord of(ProberStatus status) {
        var attributes = new CloudEvent(
                "prober-status/" + status.key() + "/" + status.prober() + "/" + status.reportedAt(),
                Topic.PROBER_STATUS.eventType(),
                SOURCE + "/" + status.prober(),
                status.key(),
                status.reportedAt(),
                null,
                null);
        var json = EventCodec.PROBER_STATUS.encode(status);
        return new OutgoingRecord(
                EventRecords.toRecord(Topic.PROBER_STATUS, status.key(), json, attributes), STATUS_SLOT);
    }

    private static CloudEvent attributes(Topic topic, String id, DomainName domain, Instant at, long revision) {
        return new CloudEvent(id, topic.eventType(), SOURCE, domain.value(), at, revision, null);
    }
}
