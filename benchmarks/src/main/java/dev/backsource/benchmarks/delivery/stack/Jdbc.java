package dev.backsource.benchmarks.delivery.stack;

import dev.backsource.infrastructure.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Plain connections to config-service's database, past config-service. */
public final class Jdbc {
    private Jdbc() {}

    /** Connects; the caller closes. */
    public static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql:" + database.location(), database.user(), database.user());
    }

    public static void execute(Connection connection, String statement) throws SQLException {
        try (var statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    /** The one number that {@code query} returns. */
    public static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
