package dev.backsource.config.proposals;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets proposals that are older than they are kept, but for those that revisions came from: the history names them. */
@Singleton
final class ProposalPruning {
    private static final int BATCH = 100;
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String PRUNE = """
            delete from proposal where id in (
                select id from proposal where id < $1 and revision is null order by id limit $2 for update skip locked)""";

    private final Pool pool;
    private final Clock clock;
    private final PeriodicTask pruning;

    ProposalPruning(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.pruning = new PeriodicTask("pruning of proposals", INTERVAL, this::prune);
    }

    void start(@Observes StartupEvent event) {
        pruning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pruning.stop();
    }

    private Uni<Integer> prune() {
        var oldest = TimeOrderedIds.first(clock.instant().minus(Proposal.KEPT));
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(oldest, BATCH))
                .chain(gone -> gone.rowCount() < BATCH
                        ? Uni.createFrom().item(gone.rowCount())
                        : prune().map(more -> more + gone.rowCount()));
    }
}
