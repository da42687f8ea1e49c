package dev.backsource.config.purge;

import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.event.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * A purge. Written once, with its event; {@link PurgePositions} adds the position at which it was published, and it is deleted some days later.
 */
@Entity
@Table(name = "cache_purge")
class PurgeRow {
    private static final String THOSE = "from PurgeRow where id in (:ids) order by id desc";

    private static final Statement REQUEST = new Statement("""
            with noted as (
                insert into cache_purge (id, domain, event, requested_at, requested_by, team)
                select :id, name, :event, :now, :operator, team from domain where name = :domain
                returning id, domain, event, requested_at, team),
            event as (
                select domain, id as purge_id, event as payload, requested_at as time, cast(:traceparent as text) as traceparent,
                    team, id as target, cast(null as bigint) as revision
                from noted),
            audited as (
            """ + ChangeEntry.INSERT + ") " + OutboxRow.INSERT_PURGE);

    @Id
    String id = "";

    String domain = "";

    /** In exactly the published form. */
    String event = "";

    @Column(name = "requested_at")
    Instant requestedAt = Instant.EPOCH;

    /** Null when the request names nobody. */
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

    /** The owning team at the time; null for none. */
    @Nullable
    String team;

    /** The purges with these ids, the latest first; the caller makes sure that they aren't too large together. */
    static Uni<List<RequestedPurge>> those(Mutiny.Session session, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(THOSE, PurgeRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> rows.stream().map(PurgeRow::toPurge).toList());
    }

    static PurgeRow of(CachePurge purge, @Nullable String requestedBy) {
        var row = new PurgeRow();
        row.id = purge.id();
        row.domain = purge.domain().value();
        row.event = new String(EventCodec.CACHE_PURGE.encode(purge), StandardCharsets.UTF_8);
        row.requestedAt = purge.requestedAt();
        row.requestedBy = requestedBy;
        return row;
    }

    /** Writes the purge and adds its event to the outbox. */
    Uni<PurgeRow> write(Mutiny.Session session, Provenance provenance) {
        return ChangeEntry.bind(REQUEST.in(session), provenance.request(), provenance.caller(), requestedAt)
                .set("id", id)
                .set("domain", domain)
                .set("event", event)
                .set("now", requestedAt)
                .set("operator", requestedBy)
                .set("traceparent", provenance.traceparent())
                .execute()
                .replaceWith(this);
    }

    RequestedPurge toPurge() {
        var purge = EventCodec.CACHE_PURGE.decode(event.getBytes(StandardCharsets.UTF_8));
        var position = partition == null || offset == null ? null : new Position(partition, offset);
        return new RequestedPurge(purge, requestedBy, position, publishedAt);
    }
}
