package dev.backsource.config.outbox.relay;

import dev.backsource.config.database.CommitBell;
import dev.backsource.config.outbox.Publications;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * The session of one connection: it receives notifications from the start, waits until it holds the lock, fences the previous leader, and publishes.
 * It ends, and releases the lock, when the connection is lost or Kafka fails, so that an instance in better shape can go on. Every query of the
 * backlog is also a heartbeat, without which the database would end the session.
 */
final class RelaySession {
    private static final Logger LOG = Logger.getLogger(RelaySession.class);
    private static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(1);

    private final RelayConnection connection;
    private final Outbox table;
    private final OutboxDispatcher dispatcher;
    private final OutboxPublisher publisher;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Publications publications;
    private final CommitBell bell;
    private final ScheduledExecutorService timers;
    private final LeaderCall leaderCall;
    private volatile boolean settled;

    RelaySession(
            RelayConnection connection,
            Outbox table,
            OutboxDispatcher dispatcher,
            OutboxPublisher publisher,
            OutboxSettings settings,
            OutboxMetrics metrics,
            Publications publications,
            CommitBell bell,
            ScheduledExecutorService timers) {
        this.connection = connection;
        this.table = table;
        this.dispatcher = dispatcher;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
        this.publications = publications;
        this.bell = bell;
        this.timers = timers;
        this.leaderCall = new LeaderCall(connection::wakeLeader, dispatcher::lose);
    }

    /** Runs until it is cancelled, or until the connection is lost or Kafka fails, and then fails; the connection is closed in each case. */
    Uni<Void> run() {
        connection.onClose(() -> dispatcher.lose(new VertxException("the connection was closed", true)));
        var ticks =
                List.of(every(settings.pollInterval(), dispatcher::wake), every(BACKLOG_INTERVAL, this::lookAtBacklog));
        return connection
                .listen(this::notified)
                .invoke(() -> bell.heardBy(leaderCall::ask))
                .chain(this::acquireLock)
                .chain(this::lead)
                .onTermination()
                .invoke(() -> ticks.forEach(Cancellable::cancel))
                .onTermination()
                .call(this::close);
    }

    /** Whether the session got as far as publishing, or waiting for the instance that publishes: whether database and Kafka were available. */
    boolean hasSettled() {
        return settled;
    }

    private Uni<Void> acquireLock() {
        return connection
                .tryLock()
                .invoke(held -> settled |= !held)
                .call(held -> held ? Uni.createFrom().voidItem() : pause())
                .repeat()
                .whilst(held -> !held)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> pause() {
        return Uni.createFrom().voidItem().onItem().delayIt().onExecutor(timers).by(settings.pollInterval());
    }

    private Uni<Void> lead() {
        return publisher
                .takeOver()
                .invoke(() -> {
                    settled = true;
                    LOG.info("this instance is now the active outbox relay");
                    metrics.leads(true);
                    bell.heardBy(dispatcher::wake);
                })
                .chain(dispatcher::run)
                .onTermination()
                .call(publisher::release);
    }

    private Uni<Void> close() {
        bell.unheard();
        metrics.leads(false);
        connection.onClose(() -> {});
        return connection.close();
    }

    private void notified(PgNotification notification) {
        if (notification.getChannel().equals(OutboxConnection.PUBLISHED_CHANNEL)) {
            publications.accept(notification.getPayload());
        } else {
            dispatcher.wake();
        }
    }

    private void lookAtBacklog() {
        table.backlog().subscribe().with(metrics::saw, dispatcher::lose);
    }

    private Cancellable every(Duration interval, Runnable action) {
        return Multi.createFrom()
                .ticks()
                .onExecutor(timers)
                .every(interval)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> action.run());
    }
}
