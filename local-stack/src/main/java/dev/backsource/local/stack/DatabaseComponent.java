package dev.backsource.local.stack;

import dev.backsource.local.infrastructure.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of the stack. */
final class DatabaseComponent implements Component {
    static final String NAME = "postgres";

    private final StackConfiguration configuration;
    private volatile @Nullable EmbeddedDatabase database;

    DatabaseComponent(StackConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        try {
            database = EmbeddedDatabase.start(
                    configuration.dataFolder().resolve("postgres"),
                    configuration.ports().database());
        } catch (RuntimeException e) {
            throw new StackException(NAME + " did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        var running = database;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        var running = database;
        if (running != null) {
            running.kill();
        }
    }
}
