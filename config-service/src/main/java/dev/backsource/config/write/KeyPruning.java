package dev.backsource.config.write;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Forgets keys that are older than they are kept, every now and then, a thousand at a time so that no lock is held for long.
 * Instances that do so at once share the work.
 */
@Singleton
final class KeyPruning {
    private static final Logger LOG = Logger.getLogger(KeyPruning.class);
    private static final int BATCH = 1000;

    private static final String PRUNE = """
            delete from idempotency_key where (operator, key, part) in (
                select operator, key, part from idempotency_key where created_at < $1
                order by created_at limit $2 for update skip locked)""";

    private final Pool pool;
    private final KeyStore keys;
    private final Duration interval;
    private @Nullable Cancellable timer;

    KeyPruning(Pool pool, KeyStore keys, IdempotencySettings settings) {
        this.pool = pool;
        this.keys = keys;
        this.interval = settings.idempotencyKeysPrunedEvery();
    }

    void start(@Observes StartupEvent event) {
        timer = Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> prune().onFailure().recoverWithItem(KeyPruning::failed))
                .subscribe()
                .with(forgotten -> LOG.debugf("%d idempotency keys forgotten", forgotten));
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
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

    /** The database may be away for a while; the next round makes up for this one. */
    private static int failed(Throwable failure) {
        LOG.debug("idempotency keys were not pruned", failure);
        return 0;
    }
}
