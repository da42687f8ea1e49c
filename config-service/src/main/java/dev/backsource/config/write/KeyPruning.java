package dev.backsource.config.write;

import dev.backsource.config.periodic.PeriodicPruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/** Deletes keys beyond the retention time. */
@Singleton
final class KeyPruning extends PeriodicPruning {
    private static final String PRUNE = """
            delete from idempotency_key where (operator, key, part) in (
                select operator, key, part from idempotency_key where created_at < $1
                order by created_at limit $2 for update skip locked)""";

    KeyPruning(Pool pool, KeyStore keys, IdempotencySettings settings) {
        super(
                "idempotency key pruning",
                settings.idempotencyKeysPrunedEvery(),
                pool,
                PRUNE,
                () -> keys.oldest().atOffset(ZoneOffset.UTC));
    }
}
