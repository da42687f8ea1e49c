package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lists the purges of all domains; whoever asks is told of those of a time when they might see the domain, as if there were no others. */
@Singleton
public final class PurgeLists {
    private final Sessions sessions;

    PurgeLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The latest that are asked for: {@code size} at most, and fewer where they have more than {@value LatestPurges#MAX_BYTES} bytes
     * together. What lies before costs nothing.
     */
    public Uni<LatestPurges> latest(Caller caller, PurgeQuestion question, int size) {
        var selection = new PurgeSelection(caller, question);
        return selection.isEmpty()
                ? Uni.createFrom().item(LatestPurges.NONE)
                : sessions.read(session -> selection
                        .latest(session, size + 1)
                        .getResultList()
                        .chain(found -> LatestPurges.read(session, found, size)));
    }
}
