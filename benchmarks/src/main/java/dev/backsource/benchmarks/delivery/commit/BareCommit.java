package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.benchmarks.delivery.stack.Jdbc;
import dev.backsource.infrastructure.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One row of a change's size, inserted and committed: the lower limit for a durable change. */
final class BareCommit implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    BareCommit(EmbeddedDatabase database) throws SQLException {
        connection = Jdbc.connect(database);
        try (var statement = connection.createStatement()) {
            statement.execute("create table bare_commit (id bigint generated always as identity, value bytea)");
        }
        insert = connection.prepareStatement("insert into bare_commit (value) values (?)");
    }

    /** The time from sending the statement to its commit being acknowledged, in milliseconds. */
    double measure(byte[] value) throws SQLException {
        insert.setBytes(1, value);
        var start = System.nanoTime();
        insert.executeUpdate();
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
