package dev.backsource.config.reconciliation.comparison;

import dev.backsource.config.reconciliation.ledger.TopicRecord;
import dev.backsource.policy.event.StateVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The history in the database. A query fails when the database can't be reached, refuses it, or doesn't respond in time. Used by one thread only. */
final class StoredHistory implements History {
    private static final String FIND = """
            select asked.number, r.incarnation,
                   ('x' || substring(encode(sha256(convert_to(r.state, 'UTF8')), 'hex') for 16))::bit(64)::bigint
            from unnest($1::text[], $2::bigint[]) with ordinality as asked (domain, revision, number)
            join domain_revision r using (domain, revision)""";
    private static final String PAGE = """
            select d.name, d.incarnation, d.revision, d.removed, r.incarnation, r.kafka_partition, r.kafka_offset
            from domain d left join domain_revision r on r.domain = d.name and r.revision = d.revision
            where d.name > $1 order by d.name limit $2""";
    private static final String STATE =
            "select pg_postmaster_start_time()::text, (select last_value from outbox_id_seq)";

    private final Pool pool;
    private final Duration answerWithin;
    private State state;

    /** The history from now on. {@code answerWithin} is the timeout of each query, including the wait for a connection. */
    StoredHistory(Pool pool, Duration answerWithin) {
        this.pool = pool;
        this.answerWithin = answerWithin;
        this.state = state();
    }

    @Override
    public BitSet committed(List<TopicRecord> records) {
        var domains = records.stream().map(TopicRecord::domain).toArray(String[]::new);
        var revisions = records.stream().map(read -> read.version().revision()).toArray(Long[]::new);
        var found = new BitSet(records.size());
        for (var row : ask(FIND, Tuple.of(domains, revisions))) {
            var place = Math.toIntExact(row.getLong(0) - 1);
            found.set(place, isOf(records.get(place), row));
        }
        return found;
    }

    @Override
    public List<Place> behind(String name, int count) {
        var places = new ArrayList<Place>();
        for (var row : ask(PAGE, Tuple.of(name, count))) {
            places.add(place(row));
        }
        return places;
    }

    private static Place place(Row row) {
        var domain = row.getString(0);
        var revision = row.getLong(2);
        var partition = row.getInteger(5);
        var published = partition == null
                ? null
                : new TopicRecord(
                        domain,
                        new StateVersion(row.getLong(4), revision, 0),
                        row.getBoolean(3),
                        partition,
                        row.getLong(6));
        return new Place(domain, new StateVersion(row.getLong(1), revision, 0), published);
    }

    @Override
    public Course course() {
        var before = state;
        state = state();
        if (state.written() < before.written()) {
            return Course.WENT_BACK;
        }
        return state.server().equals(before.server()) ? Course.GOES_ON : Course.STARTED_AGAIN;
    }

    private State state() {
        var row = ask(STATE, Tuple.tuple()).iterator().next();
        return new State(row.getString(0), row.getLong(1));
    }

    private RowSet<Row> ask(String question, Tuple values) {
        Uni<RowSet<Row>> answer = pool.preparedQuery(question).execute(values);
        return answer.ifNoItem()
                .after(answerWithin)
                .failWith(() -> new TimeoutException("no answer within " + answerWithin.toMillis() + " ms"))
                .onFailure()
                .transform(LostHistoryException::new)
                .await()
                .indefinitely();
    }

    private static boolean isOf(TopicRecord read, Row row) {
        var digest = row.getLong(2);
        return row.getLong(1) == read.version().incarnation()
                && (digest == null
                        ? read.removal()
                        : !read.removal() && digest == read.version().digest());
    }

    /**
     * Identifies a history.
     *
     * @param server the server's start time, which differs for another server and after a restart
     * @param written a counter of writes; within one history it only grows
     */
    private record State(String server, long written) {}
}
