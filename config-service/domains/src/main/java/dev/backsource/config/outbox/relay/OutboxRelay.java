package dev.backsource.config.outbox.relay;

import dev.backsource.config.database.CommitBell;
import dev.backsource.config.database.DatabaseFailures;
import dev.backsource.config.database.DatabaseOutageLog;
import dev.backsource.config.outbox.EarlierRows;
import dev.backsource.config.outbox.PositionRecorder;
import dev.backsource.config.outbox.Publications;
import dev.backsource.eventlog.topics.TopicCreation;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The relay from outbox to Kafka, for the whole life of the service: one session after the other. */
@Singleton
final class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration RECONNECT_AFTER = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Context context;
    private final RelayAddress address;
    private final List<PositionRecorder> notes;
    private final EarlierRows earlier;
    private final TopicCreation topics;
    private final OutboxPublisher publisher;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Publications publications;
    private final CommitBell bell;
    private final DatabaseOutageLog database;
    private final Clock clock;
    private volatile Cancellable running = () -> {};
    private volatile @Nullable RelaySession latest;
    /** Whether a failed session was logged and none has settled since. */
    private boolean failing;

    OutboxRelay(
            Vertx vertx,
            RelayAddress address,
            @All List<PositionRecorder> notes,
            EarlierRows earlier,
            TopicCreation topics,
            OutboxPublisher publisher,
            OutboxSettings settings,
            OutboxMetrics metrics,
            Publications publications,
            CommitBell bell,
            DatabaseOutageLog database,
            Clock clock) {
        this.vertx = vertx;
        this.context = vertx.getDelegate().getOrCreateContext();
        this.address = address;
        this.notes = notes;
        this.earlier = earlier;
        this.topics = topics;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
        this.publications = publications;
        this.bell = bell;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        running = Uni.createFrom()
                .completionStage(topics.created())
                .chain(this::sessions)
                .subscribe()
                .with(ended -> LOG.debug("the relay has ended"), failure -> LOG.error("the relay has ended", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        running.cancel();
    }

    private Uni<Void> sessions() {
        return Uni.createFrom()
                .deferred(this::session)
                .onFailure()
                .invoke(this::report)
                .onFailure()
                .recoverWithNull()
                .repeat()
                .withDelay(RECONNECT_AFTER)
                .indefinitely()
                .collect()
                .last();
    }

    private Uni<Void> session() {
        return OutboxConnection.open(vertx, address.options(), settings.databaseTimeout())
                .chain(connection -> {
                    var session = session(connection);
                    latest = session;
                    return session.run();
                });
    }

    private RelaySession session(OutboxConnection connection) {
        var loop = MutinyHelper.executor(context);
        var table = new OutboxTable(connection, notes, earlier);
        var dispatcher = new OutboxDispatcher(table, publisher, settings, metrics, clock, loop);
        var timers = Infrastructure.getDefaultWorkerPool();
        return new RelaySession(
                connection, table, dispatcher, publisher, settings, metrics, publications, bell, timers);
    }

    /**
     * Outages of the database are logged by its contact. Any other failure is logged once per outage, however often the relay restarts during it; the
     * next settled session logs the recovery itself.
     */
    private void report(Throwable failure) {
        var ended = latest;
        latest = null;
        if (DatabaseFailures.isUnavailable(failure)) {
            database.doubt(failure);
        } else if (failing && (ended == null || !ended.hasSettled())) {
            LOG.debugf("the relay restarts: %s", failure);
        } else {
            failing = true;
            LOG.warnf("can't publish changes; they stay in the outbox until publishing works again: %s", failure);
        }
    }
}
