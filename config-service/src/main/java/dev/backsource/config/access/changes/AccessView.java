package dev.backsource.config.access.changes;

import io.smallrye.mutiny.Uni;

/** What an instance keeps in memory of who may do what. */
public interface AccessView {
    /** Reads it from the database; what comes of it takes the place of what was read before, once it is run. */
    Uni<Runnable> read();
}
