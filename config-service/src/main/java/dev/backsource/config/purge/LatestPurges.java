package dev.backsource.config.purge;

import dev.backsource.config.database.SizedRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The first of some purges, the latest first.
 *
 * @param more whether there are more of them behind these
 */
public record LatestPurges(List<RequestedPurge> items, boolean more) {
    /** What the events of a page may have together, in bytes. One alone may have 400 KB; it is read whatever it has. */
    public static final int MAX_BYTES = 1024 * 1024;

    static final LatestPurges NONE = new LatestPurges(List.of(), false);

    /**
     * Reads some.
     *
     * @param found their ids, the latest first, and how many bytes the event of each has, which the database tells without reading it
     * @param size how many there may be at most
     */
    static Uni<LatestPurges> read(Mutiny.Session session, List<Object[]> found, int size) {
        var ids = SizedRows.keys(found, size, MAX_BYTES, String.class);
        return PurgeRow.those(session, ids).map(items -> new LatestPurges(items, ids.size() < found.size()));
    }
}
