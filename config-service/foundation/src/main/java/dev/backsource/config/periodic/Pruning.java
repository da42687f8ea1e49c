package dev.backsource.config.periodic;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Deletes rows beyond their retention time, at the start and periodically, in batches so that no lock is held for long. Concurrent instances share
 * the work.
 */
@Singleton
public final class Pruning {
    private static final int BATCH = 1000;

    private final Pool pool;
    private final List<Retention> retentions;
    private final List<PeriodicTask> tasks;

    Pruning(Pool pool, @All List<Retention> retentions) {
        this.pool = pool;
        this.retentions = List.copyOf(retentions);
        this.tasks = this.retentions.stream()
                .map(rows -> new PeriodicTask(rows.name(), rows.interval(), () -> prune(rows)))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        tasks.forEach(PeriodicTask::start);
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.forEach(PeriodicTask::stop);
    }

    /** Deletes all rows of every kind that are beyond their retention time; returns their number. */
    public Uni<Integer> prune() {
        return retentions.stream()
                .map(this::prune)
                .reduce((first, next) -> first.chain(some -> next.map(more -> some + more)))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Integer> prune(Retention rows) {
        return pool.preparedQuery(rows.statement())
                .execute(Tuple.of(rows.oldest().get(), BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune(rows).map(more -> more + gone.rowCount()));
    }
}
