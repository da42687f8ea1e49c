package dev.backsource.config.aliyun.signature;

import dev.backsource.config.periodic.PeriodicPruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets nonces of calls that would now be refused for their dates. */
@Singleton
final class NoncePruning extends PeriodicPruning {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final String PRUNE = """
            delete from aliyun_nonce where (key_id, nonce) in (
                select key_id, nonce from aliyun_nonce where spent_at < $1
                order by spent_at limit $2 for update skip locked)""";

    NoncePruning(Pool pool, Nonces nonces) {
        super("nonce pruning", INTERVAL, pool, PRUNE, () -> nonces.oldest().atOffset(ZoneOffset.UTC));
    }
}
