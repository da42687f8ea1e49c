package dev.backsource.config.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is to be published. Written in the transaction that makes the revision; read and deleted by the relay,
 * over a connection of its own.
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

    String domain = "";
    long revision;

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
        var row = new OutboxRow();
        row.domain = domain;
        row.revision = revision;
        row.payload = payload;
        row.time = time;
        row.traceparent = traceparent;
        return row;
    }
}
