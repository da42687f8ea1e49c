package dev.backsource.config.outbox.relay;

import dev.backsource.config.outbox.EarlierRows;
import dev.backsource.config.outbox.PositionRecorder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The outbox's table, read and emptied by the relay over its connection. No other table is named here.
 *
 * <p>A connection plans each statement once, mostly while the outbox is empty, when every plan costs the same. For a join, that may be one that goes through
 * the whole table for each event, all rows that were deleted since the last vacuum included. So events are found by lists of their ids, for which {@link
 * OutboxConnection} leaves no plan but one by the index. Index entries of deleted rows are skipped once they were seen.
 */
final class OutboxTable implements Outbox {
    /** The number of rows that are searched for lanes: a long lane doesn't hold up the others behind it. */
    private static final int HEAD = 4096;

    /** The most that a batch reads into memory, in bytes; a single event may be larger. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String EVENT_ID = "coalesce(purge_id, domain || '/' || revision)";
    static final String READ = """
            with head as (
                select id, topic, domain from outbox where topic || ' ' || domain <> all($1) order by id limit %s),
            first as (select min(id) as id from head group by topic, domain order by id limit $2),
            sized as (
                select id, row_number() over (order by id) as place, sum(octet_length(payload)) over (order by id) as upto
                from outbox where id = any(array(select id from first)))
            select id, topic, domain, %s as event_id, revision, ce_incarnation, payload, ce_time, traceparent, ce_changed_by, ce_team, ce_mass_change
            from outbox where id = any(array(select id from sized where place = 1 or coalesce(upto, 0) <= %d)) order by id""".formatted(HEAD, EVENT_ID, MAX_BYTES);
    private static final String COMPLETE = """
            select outbox.id, known.incarnation, known.changed_by
            from outbox join (%s) as known using (domain, revision) where outbox.id = any($1)""";
    /** The place of an id among the ascending ids of {@code $1} is that of its position among the others. */
    private static final String TAKE = """
            with published as (
                delete from outbox where id = any($1::bigint[])
                returning domain, revision, purge_id, %s as event_id, ($2::integer[])[width_bucket(id, $1)] as kafka_partition,
                    ($3::bigint[])[width_bucket(id, $1)] as kafka_offset, $4::timestamptz as published_at)
            %s
            select pg_notify('%s', concat_ws(' ', event_id, kafka_partition, kafka_offset)) from published""";

    /** All ids are positive; that they are asked for lets the index be used. */
    static final String BACKLOG = "select count(*) as size, min(ce_time) as oldest from outbox where id > 0";

    private final OutboxConnection connection;
    private final String complete;
    private final String take;

    /** {@code notes} are part of the statement that deletes published events. */
    OutboxTable(OutboxConnection connection, List<PositionRecorder> notes, EarlierRows earlier) {
        this.connection = connection;
        this.complete = COMPLETE.formatted(earlier.sql());
        this.take = TAKE.formatted(EVENT_ID, parts(notes), OutboxConnection.PUBLISHED_CHANNEL);
    }

    @Override
    public Uni<List<OutboxEntry>> read(Collection<OutboxEntry.Lane> resting, int limit) {
        var lanes = resting.stream().map(OutboxEntry.Lane::toString).toArray(String[]::new);
        return connection
                .ask(READ, Tuple.of(lanes, limit))
                .map(rows -> entries(rows))
                .chain(this::complete);
    }

    /** In one statement, and so in one transaction. */
    @Override
    public Uni<Void> take(List<OutboxEntry> entries, List<RecordMetadata> records, OffsetDateTime at) {
        var partitions = records.stream().map(RecordMetadata::partition).toArray(Integer[]::new);
        var offsets = records.stream().map(RecordMetadata::offset).toArray(Long[]::new);
        var values = Tuple.of(ids(entries), partitions, offsets, at.withOffsetSameInstant(ZoneOffset.UTC));
        return connection.ask(take, values).replaceWithVoid();
    }

    @Override
    public Uni<Backlog> backlog() {
        return connection
                .ask(BACKLOG, Tuple.tuple())
                .map(rows -> rows.iterator().next())
                .map(row -> new Backlog(row.getLong("size"), row.getOffsetDateTime("oldest")));
    }

    /** Adds the columns that rows of an earlier version lack. */
    private Uni<List<OutboxEntry>> complete(List<OutboxEntry> entries) {
        var lacking = entries.stream().filter(OutboxEntry::isOfAnEarlierVersion).toList();
        return lacking.isEmpty()
                ? Uni.createFrom().item(entries)
                : connection.ask(complete, Tuple.of(ids(lacking))).map(rows -> completed(entries, rows));
    }

    private static List<OutboxEntry> completed(List<OutboxEntry> entries, Iterable<Row> known) {
        var byId = StreamSupport.stream(known.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getLong("id"), Function.identity()));
        return entries.stream().map(entry -> completed(entry, byId)).toList();
    }

    private static OutboxEntry completed(OutboxEntry entry, Map<Long, Row> known) {
        var row = known.get(entry.id());
        return row == null ? entry : entry.completed(row.getLong("incarnation"), row.getString("changed_by"));
    }

    private static List<OutboxEntry> entries(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OutboxEntry::of)
                .toList();
    }

    private static Long[] ids(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::id).toArray(Long[]::new);
    }

    /** The notes, each as a common table expression of the same statement. */
    private static String parts(List<PositionRecorder> notes) {
        return notes.stream()
                .map(note -> ", " + note.name() + " as (" + note.sql() + ")")
                .collect(Collectors.joining("\n"));
    }
}
