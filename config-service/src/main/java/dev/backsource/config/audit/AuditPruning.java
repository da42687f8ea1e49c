package dev.backsource.config.audit;

import dev.backsource.config.database.Pruning;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Forgets entries that are older than they are kept, every now and then. */
@Singleton
final class AuditPruning {
    private static final String PRUNE = """
            delete from audit_entry where id in (
                select id from audit_entry where id < $1 order by id limit $2 for update skip locked)""";

    private final Pruning entries;
    private final PeriodicTask pruning;

    AuditPruning(Pool pool, AuditSettings settings, Clock clock) {
        this.entries = new Pruning(
                pool, PRUNE, () -> TimeOrderedIds.first(clock.instant().minus(settings.entriesKept())));
        this.pruning = new PeriodicTask("pruning of audit entries", settings.entriesPrunedEvery(), this::prune);
    }

    void start(@Observes StartupEvent event) {
        pruning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pruning.stop();
    }

    /** Forgets all that is too old; how many that were. */
    Uni<Integer> prune() {
        return entries.prune();
    }
}
