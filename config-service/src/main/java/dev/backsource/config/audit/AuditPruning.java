package dev.backsource.config.audit;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Forgets entries that are older than they are kept, every now and then, a thousand at a time so that no lock is held for long.
 * Instances that do so at once share the work.
 */
@Singleton
final class AuditPruning {
    private static final int BATCH = 1000;

    private static final String PRUNE = """
            delete from audit_entry where id in (
                select id from audit_entry where id < $1 order by id limit $2 for update skip locked)""";

    private final Pool pool;
    private final AuditSettings settings;
    private final Clock clock;
    private final PeriodicTask pruning;

    AuditPruning(Pool pool, AuditSettings settings, Clock clock) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
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
        var oldest = TimeOrderedIds.first(clock.instant().minus(settings.entriesKept()));
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(oldest, BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune().map(more -> more + gone.rowCount()));
    }
}
