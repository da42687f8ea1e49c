package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.outbox.Publications;
import dev.backsource.config.reconciliation.Reconciliation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until the edges have processed an event. It follows the reports of the edges, the publications of the relays and the comparison of topic and
 * database; the database is queried at the beginning and, if the event still isn't known to be published, at the end.
 */
@ApplicationScoped
class RolloutWait {
    /** The interval at which the clock triggers a judgement: an edge that falls silent no longer holds up the result. */
    private static final Duration CLOCK_INTERVAL = Duration.ofSeconds(1);

    private final EdgeReports reports;
    private final Publications publications;
    private final Reconciliation reconciliation;

    RolloutWait(EdgeReports reports, Publications publications, Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
        this.reports = reports;
        this.publications = publications;
    }

    /** The result as soon as it is complete, and otherwise after {@code atMost}; immediately when that is zero. */
    <R> Uni<R> until(TrackedEvent<R> event, Duration atMost) {
        return atMost.isZero() ? Uni.createFrom().item(event.judge(event.position())) : awaitComplete(event, atMost);
    }

    private <R> Uni<R> awaitComplete(TrackedEvent<R> event, Duration atMost) {
        var known = new PendingPosition(event.eventId(), event.position());
        var request = MutinyHelper.executor(Vertx.currentContext());
        return signals(event, known)
                .map(signal -> event.judge(known.get()))
                .filter(event::isComplete)
                .toUni()
                .map(Optional::of)
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(Optional.empty())
                .emitOn(request)
                .chain(complete -> complete.isPresent()
                        ? Uni.createFrom().item(complete.get())
                        : lookAgain(event, known).map(looked -> event.judge(known.get())));
    }

    /**
     * Every trigger of a new judgement. The last one subscribed to queries the database again, for an event that was published before the others
     * listened.
     */
    private Multi<Object> signals(TrackedEvent<?> event, PendingPosition known) {
        var published = publications.stream().filter(known::takeIn);
        var clockTicks =
                Multi.createFrom().ticks().every(CLOCK_INTERVAL).onOverflow().drop();
        var lookedAgain = toItsEnd(lookAgain(event, known)).toMulti();
        return Multi.createBy()
                .merging()
                .streams(
                        anyOf(published),
                        anyOf(reports.changes()),
                        reconciliation.advances(),
                        anyOf(clockTicks),
                        anyOf(lookedAgain));
    }

    private static Multi<Object> anyOf(Multi<?> signals) {
        return signals.onItem().castTo(Object.class);
    }

    private static Uni<Optional<Position>> lookAgain(TrackedEvent<?> event, PendingPosition known) {
        var position = known.get();
        return position != null
                ? Uni.createFrom().item(Optional.of(position))
                : event.readPosition().invoke(read -> known.takeIn(read.orElse(null)));
    }

    /**
     * The same, but a cancellation cancels only the waiting for it: the signals that end a wait come on other threads, and a database session has to
     * be closed on the thread that opened it.
     */
    private static <T> Uni<T> toItsEnd(Uni<T> started) {
        return Uni.createFrom()
                .completionStage(() -> started.subscribeAsCompletionStage().copy());
    }
}
