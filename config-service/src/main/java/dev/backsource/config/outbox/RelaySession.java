package dev.backsource.config.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.pgclient.PgNotification;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The time of one connection: it hears notifications from the start, waits until the lock is its own, and then
 * publishes. An instance that has seen another one hold the lock pauses before it publishes, because what the other had
 * under way when it lost its connection may still reach Kafka and must not arrive behind newer revisions.
 */
final class RelaySession {
    private static final Logger LOG = Logger.getLogger(RelaySession.class);
    private static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(2);

    private static final Duration PRUNE_INTERVAL = Duration.ofHours(1);

    private final OutboxConnection connection;
    private final OutboxDispatcher dispatcher;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Publications publications;
    private final Clock clock;
    private volatile boolean stoodBy;

    RelaySession(
            OutboxConnection connection,
            OutboxDispatcher dispatcher,
            OutboxSettings settings,
            OutboxMetrics metrics,
            Publications publications,
            Clock clock) {
        this.connection = connection;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.metrics = metrics;
        this.publications = publications;
        this.clock = clock;
    }

    /** Runs until the connection is lost, and then fails, or until it is cancelled; either closes the connection. */
    Uni<Void> run() {
        connection.onClose(() -> dispatcher.lose(new IllegalStateException("the connection was closed")));
        var timers = List.of(
                every(settings.pollInterval(), dispatcher::wake),
                every(BACKLOG_INTERVAL, this::lookAtBacklog),
                every(PRUNE_INTERVAL, this::prune));
        return connection
                .listen(this::notified)
                .chain(this::acquireLock)
                .chain(this::waitForPredecessor)
                .chain(this::publish)
                .onTermination()
                .invoke(() -> timers.forEach(Cancellable::cancel))
                .onTermination()
                .call(this::close);
    }

    private Uni<Void> acquireLock() {
        return connection
                .tryLock()
                .invoke(held -> stoodBy |= !held)
                .repeat()
                .withDelay(settings.pollInterval())
                .whilst(held -> !held)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> waitForPredecessor() {
        return stoodBy
                ? Uni.createFrom().voidItem().onItem().delayIt().by(settings.takeoverPause())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> publish() {
        LOG.info("this instance publishes the outbox now");
        metrics.leads(true);
        return dispatcher.run();
    }

    private Uni<Void> close() {
        metrics.leads(false);
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
        connection.backlog().subscribe().with(metrics::saw, dispatcher::lose);
    }

    private void prune() {
        var kept = OffsetDateTime.now(clock).minus(settings.purgesKept());
        connection.prunePurges(kept).subscribe().with(done -> {}, dispatcher::lose);
    }

    private static Cancellable every(Duration interval, Runnable action) {
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> action.run());
    }
}
