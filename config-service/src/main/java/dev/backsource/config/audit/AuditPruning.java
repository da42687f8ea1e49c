package dev.backsource.config.audit;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.PeriodicPruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Deletes entries beyond the retention time. */
@Singleton
final class AuditPruning extends PeriodicPruning {
    private static final String PRUNE = """
            delete from audit_entry where id in (
                select id from audit_entry where id < $1 order by id limit $2 for update skip locked)""";

    AuditPruning(Pool pool, AuditSettings settings, Clock clock) {
        super(
                "audit pruning",
                settings.entriesPrunedEvery(),
                pool,
                PRUNE,
                () -> TimeOrderedIds.first(clock.instant().minus(settings.entriesKept())));
    }
}
