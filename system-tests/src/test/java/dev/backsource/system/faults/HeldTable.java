package dev.backsource.system.faults;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.system.check.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A table that nobody can write to while this is open; who tries waits in the middle of a transaction. */
final class HeldTable implements AutoCloseable {
    private static final String TABLE = "domain_revision";

    private final Connection connection;

    private HeldTable(Connection connection) {
        this.connection = connection;
    }

    static HeldTable open(Database database) throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.user());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + TABLE + " in share mode");
        }
        return new HeldTable(connection);
    }

    /** Returns when a change waits for the table, which holds its domain. The way of an earlier revision, written behind its change, holds none. */
    void awaitWriter() {
        await("a change that waits for " + TABLE).until(this::hasWaiting);
    }

    private boolean hasWaiting() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select exists (
                            select from pg_locks waiting join pg_locks held using (pid)
                            where not waiting.granted and waiting.relation = '%s'::regclass
                                and held.granted and held.relation = 'domain'::regclass and held.mode <> 'AccessShareLock')""".formatted(TABLE))) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
