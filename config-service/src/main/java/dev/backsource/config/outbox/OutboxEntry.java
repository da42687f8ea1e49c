package dev.backsource.config.outbox;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the relay reads it from the outbox.
 *
 * @param payload the event's JSON; null for a removal
 */
record OutboxEntry(
        long id, String domain, long revision, @Nullable String payload, Instant time, String traceparent) {
    private static final String SOURCE = "/config-service";

    static OutboxEntry of(Row row) {
        return new OutboxEntry(
                row.getLong("id"),
                row.getString("domain"),
                row.getLong("revision"),
                row.getString("payload"),
                row.getOffsetDateTime("ce_time").toInstant(),
                row.getString("traceparent"));
    }

    /** The record to publish. Published again, it is the same. */
    ProducerRecord<String, byte[]> toRecord() {
        var value = payload == null ? null : payload.getBytes(StandardCharsets.UTF_8);
        var attributes = new CloudEvent(
                domain + "/" + revision, Topic.POLICY_CHANGES.eventType(), SOURCE, domain, time, revision, traceparent);
        return EventRecords.toRecord(Topic.POLICY_CHANGES, domain, value, attributes);
    }
}
