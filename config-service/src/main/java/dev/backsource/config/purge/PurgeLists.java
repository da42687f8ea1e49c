package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lists the purges of all domains. A caller gets the purges of periods in which the domain was visible to them, as if there were no others. */
@Singleton
public final class PurgeLists {
    private final Sessions sessions;

    PurgeLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The latest purges that match the filters: {@code size} at most, and fewer when they exceed {@value PurgeSlice#MAX_BYTES} bytes together.
     * Purges before them cost nothing.
     */
    public Uni<PurgeSlice> latest(Caller caller, PurgeFilter filter, int size) {
        var selection = new PurgeSelection(caller, filter);
        return selection.isEmpty()
                ? Uni.createFrom().item(PurgeSlice.NONE)
                : sessions.read(session -> selection
                        .latest(session, size + 1)
                        .getResultList()
                        .chain(found -> PurgeSlice.read(session, found, size)));
    }
}
