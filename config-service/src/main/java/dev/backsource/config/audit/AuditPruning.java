package dev.backsource.config.audit;

import dev.backsource.config.database.TimeOrderedIds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Forgets entries that are older than they are kept, every now and then, a thousand at a time so that no lock is held for long.
 * Instances that do so at once share the work.
 */
@Singleton
final class AuditPruning {
    private static final Logger LOG = Logger.getLogger(AuditPruning.class);
    private static final int BATCH = 1000;

    private static final String PRUNE = """
            delete from audit_entry where id in (
                select id from audit_entry where id < $1 order by id limit $2 for update skip locked)""";

    private final Pool pool;
    private final AuditSettings settings;
    private final Clock clock;
    private @Nullable Cancellable timer;

    AuditPruning(Pool pool, AuditSettings settings, Clock clock) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = Multi.createFrom()
                .ticks()
                .every(settings.entriesPrunedEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> prune().onFailure().recoverWithItem(AuditPruning::failed))
                .subscribe()
                .with(forgotten -> LOG.debugf("%d audit entries forgotten", forgotten));
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
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

    /** The database may be away for a while; the next round makes up for this one. */
    private static int failed(Throwable failure) {
        LOG.debug("audit entries were not pruned", failure);
        return 0;
    }
}
