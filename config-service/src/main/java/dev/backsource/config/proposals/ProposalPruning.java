package dev.backsource.config.proposals;

import dev.backsource.config.database.Pruning;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets proposals that are older than they are kept, but for those that revisions came from: the history names them. */
@Singleton
final class ProposalPruning {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String PRUNE = """
            delete from proposal where id in (
                select id from proposal where id < $1 and revision is null order by id limit $2 for update skip locked)""";

    private final Pruning rows;
    private final PeriodicTask pruning;

    ProposalPruning(Pool pool, Clock clock) {
        this.rows = new Pruning(
                pool, PRUNE, () -> TimeOrderedIds.first(clock.instant().minus(Proposal.KEPT)));
        this.pruning = new PeriodicTask("pruning of proposals", INTERVAL, this::prune);
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
