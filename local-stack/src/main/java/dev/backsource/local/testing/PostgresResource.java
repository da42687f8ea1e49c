package dev.backsource.local.testing;

import dev.backsource.local.infrastructure.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests of one service; sets its reactive and its JDBC address. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        var started = EmbeddedDatabase.startOnFreePort(TestFolder.create("postgres"));
        database = started;
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql:" + started.location(),
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql:" + started.location(),
                "quarkus.datasource.username",
                started.user(),
                "quarkus.datasource.password",
                started.user());
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
