package dev.backsource.config.outbox;

import dev.backsource.policy.event.Topic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A purge that is to be published. Written in the transaction that makes it; read and deleted by the relay, over a
 * connection of its own. A revision's row is written by the one statement that makes the revision.
 */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String topic = "";
    String domain = "";

    @Nullable
    @Column(name = "purge_id")
    String purgeId;

    @Nullable
    String payload;

    @Column(name = "ce_time")
    Instant time = Instant.EPOCH;

    String traceparent = "";

    /**
     * A row for one purge.
     *
     * @param payload the event's JSON
     * @param time when it was asked for
     */
    public static OutboxRow ofPurge(String domain, String purgeId, String payload, Instant time, String traceparent) {
        var row = new OutboxRow();
        row.topic = Topic.CACHE_PURGES.topicName();
        row.domain = domain;
        row.purgeId = purgeId;
        row.payload = payload;
        row.time = time;
        row.traceparent = traceparent;
        return row;
    }
}
