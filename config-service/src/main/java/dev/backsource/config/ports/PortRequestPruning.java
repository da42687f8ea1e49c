package dev.backsource.config.ports;

import dev.backsource.config.periodic.PeriodicPruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Deletes requests that were decided long ago, except those that led to revisions, since the history names them. */
@Singleton
final class PortRequestPruning extends PeriodicPruning {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String PRUNE = """
            delete from port_request where id in (
                select id from port_request where decided_at < $1 and revision is null
                order by id limit $2 for update skip locked)""";

    PortRequestPruning(Pool pool, Clock clock) {
        super(
                "port request pruning",
                INTERVAL,
                pool,
                PRUNE,
                () -> clock.instant().minus(PortRequest.KEPT).atOffset(ZoneOffset.UTC));
    }
}
