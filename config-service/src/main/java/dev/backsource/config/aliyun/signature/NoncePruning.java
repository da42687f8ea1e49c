package dev.backsource.config.aliyun.signature;

import dev.backsource.config.database.Pruning;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets numbers of calls that would be refused for their dates by now. */
@Singleton
final class NoncePruning {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final String PRUNE = """
            delete from aliyun_nonce where (key_id, nonce) in (
                select key_id, nonce from aliyun_nonce where spent_at < $1
                order by spent_at limit $2 for update skip locked)""";

    private final Pruning rows;
    private final PeriodicTask pruning;

    NoncePruning(Pool pool, Nonces nonces) {
        this.rows = new Pruning(pool, PRUNE, () -> nonces.oldest().atOffset(ZoneOffset.UTC));
        this.pruning = new PeriodicTask("pruning of nonces", INTERVAL, this::prune);
    }

    void start(@Observes StartupEvent event) {
        pruning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pruning.stop();
    }

    /** Forgets all that is too old; how many that were. */
    Uni<Integer> prune() {
        return rows.prune();
    }
}
