package dev.backsource.local.stack;

import dev.backsource.infrastructure.EmbeddedDatabase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of the stack. */
final class DatabaseComponent implements Component {
    static final String NAME = "postgres";

    private final Path folder;
    private final Path log;
    private final int port;
    private final ExitWatch death;
    private volatile @Nullable EmbeddedDatabase database;

    DatabaseComponent(StackConfiguration configuration, ProgressListener progress) {
        folder = configuration.dataFolder().resolve(NAME);
        log = configuration.log(NAME);
        port = configuration.ports().database();
        death = new ExitWatch(NAME, log, progress);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        try {
            var started = EmbeddedDatabase.startWithSecret(folder, log, port);
            database = started;
            death.watch(started.process());
        } catch (RuntimeException e) {
            throw new StackException(NAME + " did not start: " + e.getMessage(), e);
        }
    }

    /** The password of the server that was started. */
    String password() {
        var running = database;
        if (running == null) {
            throw new IllegalStateException(NAME + " was not started");
        }
        return running.password();
    }

    @Override
    public void stop() {
        death.expectEnd();
        var running = database;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        death.expectEnd();
        var running = database;
        if (running != null) {
            running.kill();
        }
    }
}
