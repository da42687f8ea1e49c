package dev.backsource.config.purge;

import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.event.EventCodec;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A purge. Written once; the outbox relay adds where it was published, and takes it away some days later. */
@Entity
@Table(name = "cache_purge")
class PurgeRow {
    @Id
    String id = "";

    String domain = "";

    /** In exactly the form in which it is published. */
    String event = "";

    @Column(name = "requested_at")
    Instant requestedAt = Instant.EPOCH;

    /** Null when nobody was named. */
    @Nullable
    @Column(name = "requested_by")
    String requestedBy;

    @Nullable
    @Column(name = "kafka_partition")
    Integer partition;

    @Nullable
    @Column(name = "kafka_offset")
    Long offset;

    @Nullable
    @Column(name = "published_at")
    Instant publishedAt;

    static PurgeRow of(CachePurge purge, @Nullable String requestedBy) {
        var row = new PurgeRow();
        row.id = purge.id();
        row.domain = purge.domain().value();
        row.event = new String(EventCodec.CACHE_PURGE.encode(purge), StandardCharsets.UTF_8);
        row.requestedAt = purge.requestedAt();
        row.requestedBy = requestedBy;
        return row;
    }

    OutboxRow toOutbox(String traceparent) {
        return OutboxRow.ofPurge(domain, id, event, requestedAt, traceparent);
    }

    RequestedPurge toPurge() {
        var purge = EventCodec.CACHE_PURGE.decode(event.getBytes(StandardCharsets.UTF_8));
        var position = partition == null || offset == null ? null : new Position(partition, offset);
        return new RequestedPurge(purge, requestedBy, position, publishedAt);
    }
}
