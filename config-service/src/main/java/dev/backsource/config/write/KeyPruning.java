package dev.backsource.config.write;

import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/**
 * Forgets keys that are older than they are kept, every now and then, a thousand at a time so that no lock is held for long.
 * Instances that do so at once share the work.
 */
@Singleton
final class KeyPruning {
    private static final int BATCH = 1000;

    private static final String PRUNE = """
            delete from idempotency_key where (operator, key, part) in (
                select operator, key, part from idempotency_key where created_at < $1
                order by created_at limit $2 for update skip locked)""";

    private final Pool pool;
    private final KeyStore keys;
    private final PeriodicTask pruning;

    KeyPruning(Pool pool, KeyStore keys, IdempotencySettings settings) {
        this.pool = pool;
        this.keys = keys;
        this.pruning =
                new PeriodicTask("pruning of idempotency keys", settings.idempotencyKeysPrunedEvery(), this::prune);
    }

    void start(@Observes StartupEvent event) {
        pruning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pruning.stop();
    }

    /** Forgets all that is too old; how many that were. */
    Uni<Integer> prune() {
        var oldest = keys.oldest().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(oldest, BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune().map(more -> more + gone.rowCount()));
    }
}
