package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists the purges of all domains; whoever asks is told of those of a time when they might see the domain, as if there were no others. */
@Singleton
public final class PurgeLists {
    private static final String OF_IDS = "from PurgeRow where id in (:ids) order by id desc";

    private final Sessions sessions;

    PurgeLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The latest {@code size} that are asked for, the latest first. What lies before costs nothing. */
    public Uni<List<RequestedPurge>> latest(Caller caller, PurgeQuestion question, int size) {
        var selection = new PurgeSelection(caller, question);
        return selection.isEmpty()
                ? Uni.createFrom().item(List.of())
                : sessions.read(session ->
                        selection.latest(session, size).getResultList().chain(ids -> purges(session, ids)));
    }

    private static Uni<List<RequestedPurge>> purges(Mutiny.Session session, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(OF_IDS, PurgeRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> rows.stream().map(PurgeRow::toPurge).toList());
    }
}
