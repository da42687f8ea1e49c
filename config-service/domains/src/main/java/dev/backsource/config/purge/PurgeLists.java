package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.SizedRows;
import dev.backsource.config.database.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists the purges of all domains. A caller gets the purges of periods in which the domain was visible to them, as if there were no others. */
@Singleton
public final class PurgeLists {
    /** The limit for the events of a page together, in bytes. A single one may have 400 KB; the first is read whatever its size. */
    public static final int MAX_BYTES = 1024 * 1024;

    private final Sessions sessions;

    PurgeLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The latest purges that match the filters: {@code size} at most, and fewer when they exceed {@value #MAX_BYTES} bytes together.
     * Purges before them cost nothing.
     */
    public Uni<Slice<RequestedPurge>> latest(Caller caller, PurgeFilter filter, int size) {
        var selection = new PurgeSelection(caller, filter);
        return selection.isEmpty()
                ? Uni.createFrom().item(new Slice<>(List.of(), false, 0))
                : sessions.read(session ->
                        selection.latest(session, size + 1).getResultList().chain(found -> read(session, found, size)));
    }

    /**
     * Reads the purges that fit.
     *
     * @param found their ids, the latest first, and the length of each event in bytes, which the database knows without reading the event
     * @param size the limit of their number
     */
    static Uni<Slice<RequestedPurge>> read(Mutiny.Session session, List<Object[]> found, int size) {
        var ids = SizedRows.keys(found, size, MAX_BYTES, String.class);
        return PurgeRow.those(session, ids).map(items -> new Slice<>(items, ids.size() < found.size(), 0));
    }
}
