package dev.backsource.config.proposals;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.PeriodicPruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Deletes proposals beyond the retention time, except those that led to revisions, since the history names them. */
@Singleton
final class ProposalPruning extends PeriodicPruning {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String PRUNE = """
            delete from proposal where id in (
                select id from proposal where id < $1 and revision is null order by id limit $2 for update skip locked)""";

    ProposalPruning(Pool pool, Clock clock) {
        super(
                "proposal pruning",
                INTERVAL,
                pool,
                PRUNE,
                () -> TimeOrderedIds.first(clock.instant().minus(Proposal.KEPT)));
    }
}
