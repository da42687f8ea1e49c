package dev.backsource.config.access.changes;

import io.smallrye.mutiny.Uni;

/** What an instance keeps in memory of who may do what. */
public interface AccessView {
    /** Reads it from the database. Should this fail, what was read before stays. */
    Uni<Void> reload();
}
