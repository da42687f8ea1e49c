package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Supplier;

/**
 * Forgets rows that are older than they are kept, so many at a time that no lock is held for long. Instances that do so at once share the
 * work, when the statement skips what is locked.
 */
public final class Pruning {
    private static final int BATCH = 1000;

    private final Pool pool;
    private final String statement;
    private final Supplier<Object> oldest;

    /**
     * @param statement deletes up to {@code $2} rows of before {@code $1}
     * @param oldest what {@code $1} is now
     */
    public Pruning(Pool pool, String statement, Supplier<Object> oldest) {
        this.pool = pool;
        this.statement = statement;
        this.oldest = oldest;
    }

    /** Forgets all that is too old; how many rows that were. */
    public Uni<Integer> prune() {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(oldest.get(), BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune().map(more -> more + gone.rowCount()));
    }
}
