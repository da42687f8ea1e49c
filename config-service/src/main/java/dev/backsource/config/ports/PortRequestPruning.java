package dev.backsource.config.ports;

import dev.backsource.config.database.Pruning;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets requests that were decided long ago, but for those that revisions came from: the history names them. */
@Singleton
final class PortRequestPruning {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String PRUNE = """
            delete from port_request where id in (
                select id from port_request where decided_at < $1 and revision is null
                order by id limit $2 for update skip locked)""";

    private final Pruning rows;
    private final PeriodicTask pruning;

    PortRequestPruning(Pool pool, Clock clock) {
        this.rows = new Pruning(
                pool, PRUNE, () -> clock.instant().minus(PortRequest.KEPT).atOffset(ZoneOffset.UTC));
        this.pruning = new PeriodicTask("pruning of port requests", INTERVAL, this::prune);
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
