package dev.backsource.config.changerequests;

import dev.backsource.config.periodic.PeriodicPruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Deletes change requests beyond the retention time, except those that led to revisions, since the history names them. */
@Singleton
final class ChangeRequestPruning extends PeriodicPruning {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String PRUNE = """
            delete from change_request where id in (
                select id from change_request where kept_until < $1 and revision is null
                order by kept_until limit $2 for update skip locked)""";

    ChangeRequestPruning(Pool pool, Clock clock) {
        super(
                "change request pruning",
                INTERVAL,
                pool,
                PRUNE,
                () -> clock.instant().atOffset(ZoneOffset.UTC));
    }
}
