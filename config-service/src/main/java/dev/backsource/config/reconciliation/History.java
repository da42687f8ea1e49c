package dev.backsource.config.reconciliation;

import dev.backsource.policy.event.StateVersion;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * What the database says was committed, over one connection. An answer that doesn't come fails with {@link SQLException}. Used
 * by one thread only.
 */
final class History implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String FIND = """
            select asked.number, r.incarnation, substring(sha256(convert_to(r.state, 'UTF8')) for 8)
            from unnest(?::text[], ?::bigint[]) with ordinality as asked (domain, revision, number)
            join domain_revision r using (domain, revision)""";
    private static final String PAGE = """
            select name, incarnation, revision from domain where name > ? order by name limit ?""";
    /** Changes when the server was started again, or is another; a sequence only ever goes on in the same history. */
    private static final String STATE = """
            select pg_postmaster_start_time()::text, (select last_value from outbox_id_seq)""";

    private final Connection connection;
    private final String server;
    private long written;

    private History(Connection connection) throws SQLException {
        this.connection = connection;
        limit(connection);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(STATE)) {
            row.next();
            server = row.getString(1);
            written = row.getLong(2);
        }
    }

    /** The database ends what takes too long; when it doesn't, it is given up. */
    private static void limit(Connection connection) throws SQLException {
        var millis = (int) ANSWER_WITHIN.toMillis();
        connection.setNetworkTimeout(Runnable::run, 2 * millis);
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + millis);
        }
    }

    static History open(DataSource database) throws SQLException {
        return new History(database.getConnection());
    }

    /** Which of {@code records} were committed, by their place in the list. */
    BitSet committed(List<TopicRecord> records) throws SQLException {
        var found = new BitSet(records.size());
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", records.stream().map(TopicRecord::domain).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            records.stream()
                                    .map(read -> read.version().revision())
                                    .toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var place = rows.getInt(1) - 1;
                    found.set(place, isOf(records.get(place), rows));
                }
            }
        }
        return found;
    }

    /** Where up to {@code count} domains stand that come behind {@code name}, by name. */
    List<Place> behind(String name, int count) throws SQLException {
        var places = new ArrayList<Place>();
        try (var statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, name);
            statement.setInt(2, count);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.add(new Place(rows.getString(1), new StateVersion(rows.getLong(2), rows.getLong(3), 0)));
                }
            }
        }
        return places;
    }

    /** Whether it may be another history than before: the server was started again, or the writes count from less. */
    boolean mayBeAnother() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(STATE)) {
            row.next();
            var writtenBefore = written;
            written = row.getLong(2);
            return !Objects.equals(row.getString(1), server) || written < writtenBefore;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static boolean isOf(TopicRecord read, ResultSet row) throws SQLException {
        var digest = row.getBytes(3);
        return row.getLong(2) == read.version().incarnation()
                && (digest == null
                        ? read.removal()
                        : !read.removal()
                                && ByteBuffer.wrap(digest).getLong()
                                        == read.version().digest());
    }

    /** A domain, and where its latest version stands. */
    record Place(String domain, StateVersion version) {}
}
