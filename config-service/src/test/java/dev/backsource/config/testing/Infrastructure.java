package dev.backsource.config.testing;

import dev.backsource.local.infrastructure.EmbeddedBroker;
import dev.backsource.local.infrastructure.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real broker and a real database that tests can stop and start again. Injected into fields of this type. */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
    /** What an administrator sends. */
    public static final String ADMIN_TOKEN = "test-admin-token";

    /** A name that the service goes by beside loopback. */
    public static final String ALLOWED_HOST = "config.backsource.test";

    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedDatabase database;
    private Path databaseFolder = Path.of("target");

    @Override
    public Map<String, String> start() {
        try {
            var parent =
                    Files.createDirectories(Path.of("target", "infrastructure").toAbsolutePath());
            databaseFolder = Files.createTempDirectory(parent, "postgres-");
            var startedBroker = EmbeddedBroker.startOnFreePorts(Files.createTempDirectory(parent, "kafka-"));
            broker = startedBroker;
            var startedDatabase = EmbeddedDatabase.startOnFreePort(databaseFolder);
            database = startedDatabase;
            return Map.of(
                    "kafka.bootstrap.servers",
                    startedBroker.bootstrapServers(),
                    "quarkus.datasource.reactive.url",
                    "postgresql:" + startedDatabase.location(),
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql:" + startedDatabase.location(),
                    "quarkus.datasource.username",
                    startedDatabase.user(),
                    "quarkus.datasource.password",
                    startedDatabase.user(),
                    "backsource.config.admin-token",
                    ADMIN_TOKEN,
                    "backsource.config.allowed-hosts",
                    ALLOWED_HOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType().equals(Infrastructure.class));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }

    public EmbeddedBroker broker() {
        return Objects.requireNonNull(broker);
    }

    public EmbeddedDatabase database() {
        return Objects.requireNonNull(database);
    }

    /** Starts the database again, on its data and port. */
    public void restartDatabase() {
        database = EmbeddedDatabase.start(databaseFolder, database().port());
    }
}
