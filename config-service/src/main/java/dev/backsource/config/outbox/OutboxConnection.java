package dev.backsource.config.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * The relay's own connection to the database. It holds the lock that makes this relay the only one, reads the outbox and
 * hears the notifications; so a relay that loses the lock with its connection can't read any further either.
 */
final class OutboxConnection {
    private static final Logger LOG = Logger.getLogger(OutboxConnection.class);
    private static final String WAKE_CHANNEL = "backsource_outbox";
    static final String PUBLISHED_CHANNEL = "backsource_published";

    /** Any number that no other advisory lock of the database uses. */
    private static final long LOCK = 0x6261636b736f7572L;

    /** How many rows are looked through for lanes: what one lane has in front of others doesn't hold them up. */
    private static final int HEAD = 4096;

    private static final String EVENT_ID = "coalesce(purge_id, domain || '/' || revision)";
    private static final String READ = """
            with head as (
                select id, topic, domain from outbox where topic || ' ' || domain <> all($1) order by id limit %s),
            first as (select min(id) as id from head group by topic, domain order by id limit $2)
            select id, topic, domain, %s as event_id, revision, incarnation, payload, ce_time, traceparent, changed_by
            from first join outbox using (id) left join domain_revision using (domain, revision) order by id""".formatted(HEAD, EVENT_ID);
    private static final String MARK_PUBLISHED = """
            with place as (
                select * from unnest($1::bigint[], $2::integer[], $3::bigint[]) as place (id, kafka_partition, kafka_offset)),
            gone as (
                delete from outbox using place where outbox.id = place.id
                returning domain, revision, purge_id, %s as event_id, place.kafka_partition, place.kafka_offset),
            revision as (
                update domain_revision r
                set kafka_partition = gone.kafka_partition, kafka_offset = gone.kafka_offset, published_at = $4
                from gone where r.domain = gone.domain and r.revision = gone.revision),
            purge as (
                update cache_purge p
                set kafka_partition = gone.kafka_partition, kafka_offset = gone.kafka_offset, published_at = $4
                from gone where p.id = gone.purge_id)
            select pg_notify('%s', concat_ws(' ', event_id, kafka_partition, kafka_offset)) from gone""".formatted(EVENT_ID, PUBLISHED_CHANNEL);
    private static final String PRUNE_PURGES = "delete from cache_purge where published_at < $1";
    private static final String BACKLOG = "select count(*) as size, min(ce_time) as oldest from outbox";

    private final PgConnection connection;
    private final Duration timeout;

    private OutboxConnection(PgConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Connects. {@code timeout} is how long any answer is waited for; without one the connection counts as lost. */
    static Uni<OutboxConnection> open(Vertx vertx, PgConnectOptions options, Duration timeout) {
        options.addProperty("statement_timeout", Long.toString(timeout.toMillis()));
        return PgConnection.connect(vertx, options)
                .invoke(connection -> connection.exceptionHandler(OutboxConnection::told))
                .map(connection -> new OutboxConnection(connection, timeout));
    }

    /** Passes on every notification from now on: that there is something to publish, or that it was published. */
    Uni<Void> listen(Consumer<PgNotification> listener) {
        connection.notificationHandler(listener);
        return bounded(connection.query("listen " + WAKE_CHANNEL).execute())
                .chain(() ->
                        bounded(connection.query("listen " + PUBLISHED_CHANNEL).execute()))
                .replaceWithVoid();
    }

    /** Wakes the relay that leads. */
    Uni<Void> wakeLeader() {
        return bounded(connection.query("notify " + WAKE_CHANNEL).execute()).replaceWithVoid();
    }

    void onClose(Runnable action) {
        connection.closeHandler(action);
    }

    /** Whether the lock is this connection's now; it keeps it to its end. */
    Uni<Boolean> tryLock() {
        return bounded(connection
                        .preparedQuery("select pg_try_advisory_lock($1)")
                        .execute(Tuple.of(LOCK)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The oldest entry of each lane that is none of {@code resting}, in the order in which they were written. */
    Uni<List<OutboxEntry>> read(Collection<OutboxEntry.Lane> resting, int limit) {
        var lanes = resting.stream().map(OutboxEntry.Lane::toString).toArray(String[]::new);
        return bounded(connection.preparedQuery(READ).execute(Tuple.of(lanes, limit)))
                .map(OutboxConnection::entries);
    }

    /**
     * Notes where entries were published and takes them out of the outbox, in one statement and so in one transaction.
     *
     * @param records where each of {@code entries} was written, in their order
     */
    Uni<Void> markPublished(List<OutboxEntry> entries, List<RecordMetadata> records, OffsetDateTime at) {
        var ids = entries.stream().map(OutboxEntry::id).toArray(Long[]::new);
        var partitions = records.stream().map(RecordMetadata::partition).toArray(Integer[]::new);
        var offsets = records.stream().map(RecordMetadata::offset).toArray(Long[]::new);
        var values = Tuple.of(ids, partitions, offsets, at.withOffsetSameInstant(ZoneOffset.UTC));
        return bounded(connection.preparedQuery(MARK_PUBLISHED).execute(values)).replaceWithVoid();
    }

    Uni<Backlog> backlog() {
        return bounded(connection.preparedQuery(BACKLOG).execute())
                .map(rows -> rows.iterator().next())
                .map(row -> new Backlog(row.getLong("size"), row.getOffsetDateTime("oldest")));
    }

    /** Forgets the purges that were published before {@code time}; none that still waits. */
    Uni<Void> prunePurges(OffsetDateTime time) {
        return bounded(connection
                        .preparedQuery(PRUNE_PURGES)
                        .execute(Tuple.of(time.withOffsetSameInstant(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    Uni<Void> close() {
        return connection.close().onFailure().recoverWithNull();
    }

    /** Why the server ends the connection, which its client would print. */
    private static void told(Throwable notice) {
        LOG.debugf("the database says: %s", notice);
    }

    private <T> Uni<T> bounded(Uni<T> answer) {
        return answer.ifNoItem().after(timeout).fail();
    }

    private static List<OutboxEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OutboxEntry::of)
                .toList();
    }
}
