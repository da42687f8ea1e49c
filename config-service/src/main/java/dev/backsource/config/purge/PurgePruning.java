package dev.backsource.config.purge;

import dev.backsource.config.outbox.Publications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Deletes purges that were published long ago, hourly and whenever the relay starts; never an unpublished one. */
@Singleton
final class PurgePruning {
    private static final Logger LOG = Logger.getLogger(PurgePruning.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Pool pool;
    private final Publications publications;
    private final Duration kept;
    private final Clock clock;
    private @Nullable Cancellable rounds;

    PurgePruning(Pool pool, Publications publications, PurgeSettings settings, Clock clock) {
        this.pool = pool;
        this.publications = publications;
        this.kept = settings.purgesKept();
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var hourly = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .castTo(Object.class);
        rounds = Multi.createBy()
                .merging()
                .streams(hourly, publications.beginnings())
                .onItem()
                .transformToUniAndConcatenate(round -> prune().onFailure()
                        .invoke(PurgePruning::failed)
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.cancel();
        }
    }

    private Uni<Void> prune() {
        var oldest = clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PurgeRow.PRUNE).execute(Tuple.of(oldest)).replaceWithVoid();
    }

    /** The database may be away for a while; the next round makes up for this one. */
    private static void failed(Throwable failure) {
        LOG.debug("purge pruning failed", failure);
    }
}
