package dev.backsource.config.purge;

import dev.backsource.config.database.SizedRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The first of some purges, the latest first.
 *
 * @param more whether more of them follow
 */
public record PurgeSlice(List<RequestedPurge> items, boolean more) {
    /** The limit for the events of a page together, in bytes. A single one may have 400 KB; the first is read whatever its size. */
    public static final int MAX_BYTES = 1024 * 1024;

    static final PurgeSlice NONE = new PurgeSlice(List.of(), false);

    /**
     * Reads the purges that fit.
     *
     * @param found their ids, the latest first, and the length of each event in bytes, which the database knows without reading the event
     * @param size the limit of their number
     */
    static Uni<PurgeSlice> read(Mutiny.Session session, List<Object[]> found, int size) {
        var ids = SizedRows.keys(found, size, MAX_BYTES, String.class);
        return PurgeRow.those(session, ids).map(items -> new PurgeSlice(items, ids.size() < found.size()));
    }
}
