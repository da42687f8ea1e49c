package dev.backsource.config.outbox.relay;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as the relay reads it from the outbox: a revision or a purge.
 *
 * @param domain the record's key
 * @param eventId the {@code ce_id}
 * @param revision null for a purge
 * @param incarnation of the revision; null for a purge, and where an earlier version wrote the row
 * @param payload the event's JSON; null for a removal
 * @param traceparent the trace of the change; empty where the caller sent none
 * @param changedBy the revision's author; null where the change names nobody, and for a purge
 * @param team the owner of the domain; null where it has none, and for a purge
 * @param massChange the number of domains of the mass change that the revision belongs to; null for none
 */
record OutboxEntry(
        long id,
        Topic topic,
        String domain,
        String eventId,
        @Nullable Long revision,
        @Nullable Long incarnation,
        @Nullable String payload,
        Instant time,
        String traceparent,
        @Nullable String changedBy,
        @Nullable String team,
        @Nullable Long massChange) {
    private static final String SOURCE = "/config-service";

    static OutboxEntry of(Row row) {
        return new OutboxEntry(
                row.getLong("id"),
                Topic.named(row.getString("topic")),
                row.getString("domain"),
                row.getString("event_id"),
                row.getLong("revision"),
                row.getLong("ce_incarnation"),
                row.getString("payload"),
                row.getOffsetDateTime("ce_time").toInstant(),
                row.getString("traceparent"),
                row.getString("ce_changed_by"),
                row.getString("ce_team"),
                row.getLong("ce_mass_change"));
    }

    /** Whether the row lacks what {@link #completed} adds. */
    boolean isOfAnEarlierVersion() {
        return revision != null && incarnation == null;
    }

    OutboxEntry completed(long incarnation, @Nullable String changedBy) {
        return new OutboxEntry(
                id,
                topic,
                domain,
                eventId,
                revision,
                incarnation,
                payload,
                time,
                traceparent,
                changedBy,
                team,
                massChange);
    }

    /** The sequence that is published in order: the events of one domain on one topic. */
    Lane lane() {
        return new Lane(topic, domain);
    }

    /** The record to publish; always the same for the same entry. */
    ProducerRecord<String, byte[]> toRecord() {
        var value = payload == null ? null : payload.getBytes(StandardCharsets.UTF_8);
        var attributes = new CloudEvent(
                eventId,
                topic.eventType(),
                SOURCE,
                domain,
                time,
                revision,
                traceparent.isEmpty() ? null : traceparent,
                changedBy,
                stated(incarnation),
                team,
                massChange);
        return EventRecords.toRecord(topic, domain, value, attributes);
    }

    /** The first incarnation is left out. */
    private static @Nullable Long stated(@Nullable Long incarnation) {
        return incarnation == null || incarnation == 0 ? null : incarnation;
    }

    /** The events of one domain on one topic. */
    record Lane(Topic topic, String domain) {
        /** In the form of the query for resting lanes. */
        @Override
        public String toString() {
            return topic.topicName() + " " + domain;
        }
    }
}
