package dev.backsource.config.access.changes;

import io.smallrye.mutiny.Uni;

/** A part of the permissions that an instance keeps in memory. */
public interface AccessView {
    /** Reads it from the database; the result replaces the previous data once it is run. */
    Uni<Runnable> read();
}
