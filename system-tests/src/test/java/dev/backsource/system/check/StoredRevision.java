package dev.backsource.system.check;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A revision in the database's history.
 *
 * @param state null for a removal
 * @param changedBy null when nobody was named
 * @param place where the database says that it was published; null while it wasn't
 */
record StoredRevision(
        String domain,
        long revision,
        @Nullable JsonObject state,
        @Nullable String changedBy,
        @Nullable Place place) {

    /** Where a record is in the topic. */
    record Place(int partition, long offset) {}
}
