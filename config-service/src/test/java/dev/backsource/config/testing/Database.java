package dev.backsource.config.testing;

import dev.backsource.infrastructure.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What stands in the service's database. */
public final class Database {
    private final EmbeddedDatabase database;

    public Database(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Everything that the service keeps, as a text to compare. */
    public String contents() {
        return value("select concat((select json_agg(d order by name) from domain d),"
                + " (select json_agg(r order by domain, revision) from domain_revision r),"
                + " (select json_agg(p order by id) from cache_purge p),"
                + " (select json_agg(k order by operator, key, part) from idempotency_key k),"
                + " (select json_agg(o order by id) from outbox o))");
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
