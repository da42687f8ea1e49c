package dev.backsource.config.periodic;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Deletes rows beyond their retention time, at the start and periodically, in batches so that no lock is held for long. Concurrent instances share
 * the work if the statement skips locked rows. There is a bean of this type for each kind of row.
 */
public abstract class PeriodicPruning {
    private static final int BATCH = 1000;

    private final Pool pool;
    private final String statement;
    private final Supplier<Object> oldest;
    private final PeriodicTask task;

    /**
     * @param name in the log, such as "change request pruning"
     * @param interval between the beginnings of two rounds
     * @param statement deletes up to {@code $2} rows from before {@code $1}
     * @param oldest the present value of {@code $1}
     */
    protected PeriodicPruning(String name, Duration interval, Pool pool, String statement, Supplier<Object> oldest) {
        this.pool = pool;
        this.statement = statement;
        this.oldest = oldest;
        this.task = new PeriodicTask(name, interval, this::prune);
    }

    protected final void start(@Observes StartupEvent event) {
        task.start();
    }

    protected final void stop(@Observes ShutdownEvent event) {
        task.stop();
    }

    /** Deletes all rows beyond the retention time; returns their number. */
    public final Uni<Integer> prune() {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(oldest.get(), BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune().map(more -> more + gone.rowCount()));
    }
}
