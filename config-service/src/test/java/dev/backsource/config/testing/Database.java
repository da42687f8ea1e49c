package dev.backsource.config.testing;

import dev.backsource.infrastructure.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the service's database. */
public final class Database {
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
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
