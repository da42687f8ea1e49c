package dev.backsource.config.testing;

import dev.backsource.infrastructure.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the service's database. */
public final class Database {
    /** By server, the open connections that no query uses at the moment. Signing in takes longer than most queries. */
    private static final Map<String, Queue<Connection>> IDLE = new ConcurrentHashMap<>();

    private static final int ANSWERS_WITHIN_SECONDS = 10;

    private final EmbeddedDatabase database;

    public Database(EmbeddedDatabase database) {
        this.database = database;
    }

    /** A digest of everything that the service keeps, to compare: how many rows each table has, and a sum of their hashes. */
    public String digest() {
        return Stream.of("domain", "domain_revision", "cache_purge", "idempotency_key", "outbox")
                .map(table ->
                        "(select '%1$s ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %1$s t)"
                                .formatted(table))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), tables -> value("select concat_ws(', ', " + tables + ")")));
    }

    public long outboxSize() {
        return Long.parseLong(value("select count(*)::text from outbox"));
    }

    /** A connection for what a query alone can't do. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql:" + database.location(), database.user(), database.user());
    }

    public String value(String query) {
        var idle = IDLE.computeIfAbsent(database.location(), server -> new ConcurrentLinkedQueue<>());
        try {
            var connection = next(idle);
            var value = value(connection, query);
            idle.add(connection);
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that is idle and hasn't been lost, or a new one. */
    private Connection next(Queue<Connection> idle) throws SQLException {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            if (connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                return connection;
            }
            connection.close();
        }
        return connect();
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
