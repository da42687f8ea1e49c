package dev.backsource.system.check;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of config-service.
 *
 * @param url for JDBC
 * @param user also the password
 */
public record Database(String url, String user) {
    private static final String REVISIONS = "select domain, revision, state, changed_by, kafka_partition, kafka_offset"
            + " from domain_revision order by domain, revision";
    private static final String DOMAINS = "select name, revision, state from domain order by name";

    /** How many events wait to be published. */
    public long outboxSize() {
        return number("select count(*) from outbox");
    }

    /** The longest time that a change waited until it was noted as published, in milliseconds. */
    public long longestWaitMs() {
        return number("select coalesce(max(extract(epoch from published_at - changed_at) * 1000), 0)::bigint"
                + " from domain_revision");
    }

    History history() {
        return new History(query(REVISIONS, Database::revision), query(DOMAINS, Database::domain));
    }

    private long number(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    private static StoredRevision revision(ResultSet row) throws SQLException {
        var partition = row.getInt("kafka_partition");
        var place = row.wasNull() ? null : new StoredRevision.Place(partition, row.getLong("kafka_offset"));
        return new StoredRevision(
                row.getString("domain"),
                row.getLong("revision"),
                json(row.getString("state")),
                row.getString("changed_by"),
                place);
    }

    private static StoredDomain domain(ResultSet row) throws SQLException {
        return new StoredDomain(row.getString("name"), row.getLong("revision"), json(row.getString("state")));
    }

    private static @Nullable JsonObject json(@Nullable String text) {
        return text == null ? null : new JsonObject(text);
    }

    private <T> List<T> query(String sql, Reading<T> reading) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reading.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, user);
    }

    /** Reads the row that a result is at. */
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
