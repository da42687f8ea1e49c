package dev.backsource.system.faults;

import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.system.check.Database;
import java.nio.file.Path;

/** PostgreSQL, with all its processes. */
final class DatabasePart implements Part, AutoCloseable {
    private final Path folder;
    private volatile EmbeddedDatabase database;
    private volatile boolean frozen;

    DatabasePart(Path folder, int port) {
        this.folder = folder;
        this.database = EmbeddedDatabase.start(folder, port);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ProcessHandle process() {
        return database.process();
    }

    @Override
    public void freeze() {
        frozen = true;
        Part.super.freeze();
    }

    @Override
    public void thaw() {
        Part.super.thaw();
        frozen = false;
    }

    @Override
    public void kill() {
        database.kill();
    }

    @Override
    public void restart() {
        database = EmbeddedDatabase.start(folder, database.port());
    }

    /** The tables, past all links. */
    Database tables() {
        return new Database("jdbc:postgresql:" + database.location(), database.user());
    }

    @Override
    public void close() {
        if (frozen) {
            thaw();
        }
        database.close();
    }
}
