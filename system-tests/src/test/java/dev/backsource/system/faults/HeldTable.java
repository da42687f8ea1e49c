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

    /** Returns when somebody waits to add a row. Others may wait, too: the way of an earlier revision is written behind its change. */
    void awaitWriter() {
        await("a writer of " + TABLE).until(this::hasWaiting);
    }

    private boolean hasWaiting() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select exists (select from pg_locks join pg_stat_activity using (pid) where not granted and relation = '"
                                + TABLE + "'::regclass and query like '%insert into " + TABLE + "%')")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
