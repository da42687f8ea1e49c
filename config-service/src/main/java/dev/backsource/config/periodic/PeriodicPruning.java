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
 * Forgets rows that are older than they are kept, at the start and every now and then, so many at a time that no lock is held for long.
 * Instances that do so at once share the work, when the statement skips what is locked. There is a bean of this type for each kind of row.
 */
public abstract class PeriodicPruning {
    private static final int BATCH = 1000;

    private final Pool pool;
    private final String statement;
    private final Supplier<Object> oldest;
    private final PeriodicTask task;

    /**
     * @param name what the log calls it, such as "pruning of proposals"
     * @param interval between the beginnings of two rounds
     * @param statement deletes up to {@code $2} rows of before {@code $1}
     * @param oldest what {@code $1} is now
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

    /** Forgets all that is too old; how many rows that were. */
    public final Uni<Integer> prune() {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(oldest.get(), BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune().map(more -> more + gone.rowCount()));
    }
}
