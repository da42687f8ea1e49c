package dev.backsource.config.audit;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.Retention;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists audit entries, the latest first. A caller gets the visible entries only, as if there were no others. */
@Singleton
public final class Audits {
    private static final String OF = "from AuditRow where id in (:ids) order by id desc";

    private final Sessions sessions;

    Audits(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Entries beyond their retention time are deleted. */
    @Produces
    @Singleton
    static Retention retention(AuditSettings settings, Clock clock) {
        return new Retention(
                "audit pruning",
                settings.entriesPrunedEvery(),
                "audit_entry",
                "id",
                "id < $1",
                "id",
                () -> TimeOrderedIds.first(clock.instant().minus(settings.entriesKept())));
    }

    /** The latest {@code size} entries that match the filters. */
    public Uni<List<AuditEntry>> latest(Caller caller, AuditFilter filter, int size) {
        var selection = new AuditSelection(caller, filter);
        return sessions.read(
                session -> selection.latest(session, size).getResultList().chain(ids -> entries(session, ids)));
    }

    private static Uni<List<AuditEntry>> entries(Mutiny.Session session, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(OF, AuditRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> rows.stream().map(AuditRow::toEntry).toList());
    }
}
