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
 * A revision or a purge that is to be published. Written in the transaction that makes it; read and deleted by the
 * relay, over a connection of its own.
 */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    /** The statement that wakes the relay once the transaction it is part of has committed. */
    public static final String WAKE_RELAY = "notify " + OutboxConnection.WAKE_CHANNEL;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String topic = "";
    String domain = "";

    @Nullable
    Long revision;

    @Nullable
    @Column(name = "purge_id")
    String purgeId;

    @Nullable
    String payload;

    @Column(name = "ce_time")
    Instant time = Instant.EPOCH;

    String traceparent = "";

    /**
     * A row for one revision.
     *
     * @param payload the event's JSON; null for a removal
     * @param time when the change was made
     */
    public static OutboxRow of(
            String domain, long revision, @Nullable String payload, Instant time, String traceparent) {
        var row = of(Topic.POLICY_CHANGES, domain, payload, time, traceparent);
        row.revision = revision;
        return row;
    }

    /**
     * A row for one purge.
     *
     * @param payload the event's JSON
     * @param time when it was asked for
     */
    public static OutboxRow ofPurge(String domain, String purgeId, String payload, Instant time, String traceparent) {
        var row = of(Topic.CACHE_PURGES, domain, payload, time, traceparent);
        row.purgeId = purgeId;
        return row;
    }

    private static OutboxRow of(
            Topic topic, String domain, @Nullable String payload, Instant time, String traceparent) {
        var row = new OutboxRow();
        row.topic = topic.topicName();
        row.domain = domain;
        row.payload = payload;
        row.time = time;
        row.traceparent = traceparent;
        return row;
    }
}
