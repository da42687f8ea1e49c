package dev.backsource.config.events;

import dev.backsource.config.access.quotas.OpenStreams;
import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.InvalidValueException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/** Every policy change and alert, for subscribers over HTTP. */
@Singleton
public class EventStream implements OpenStreams {
    private final EventWindow window;
    private final Subscriptions subscriptions;
    private final CatchUps catchUps;
    private final EventsSettings settings;
    private final ReadingProgress progress;
    private final StreamMetrics metrics;
    private volatile boolean stopping;

    EventStream(
            EventWindow window,
            Subscriptions subscriptions,
            CatchUps catchUps,
            EventsSettings settings,
            ReadingProgress progress,
            StreamMetrics metrics) {
        this.window = window;
        this.subscriptions = subscriptions;
        this.catchUps = catchUps;
        this.settings = settings;
        this.progress = progress;
        this.metrics = metrics;
    }

    @Override
    public int ofTeam(String team) {
        return subscriptions.ofTeam(team);
    }

    /** Streams have no end of their own, and the server waits for every open one. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        subscriptions.endAll();
    }

    /**
     * The positions before the first event.
     *
     * @throws RefusedException when Kafka has not been reached yet
     */
    public Positions earliest() {
        return Positions.beginning(latest().stream());
    }

    /**
     * The positions behind the last event.
     *
     * @throws RefusedException when Kafka has not been reached yet
     */
    public Positions latest() {
        var next = window.next();
        if (next == null || stopping) {
            throw StreamRefusal.unavailable(
                    stopping
                            ? "this instance is shutting down; try again"
                            : "Kafka has not answered yet; try again later");
        }
        return next;
    }

    /**
     * Responds with the events that follow {@code after} and keeps the response open. Has to be called on the request's event loop; completes when
     * the response has begun, and fails with a {@link RefusedException} when none was begun, or with an
     * {@link InvalidValueException} when the positions are of another deployment, or of topics that were recreated since.
     */
    public Future<Void> subscribe(Context context, HttpServerRequest request, Positions after, EventFilter filter) {
        try {
            var latest = latest();
            requireSameStream(after, latest);
            var connection = new SseConnection(context.owner(), request, after, filter, settings, progress, metrics);
            var subscription = new Subscription(context, connection, window, subscriptions::remove);
            subscriptions.add(subscription);
            var number = latest.cover(after) ? window.numberFor(after) : OptionalLong.empty();
            return number.isPresent()
                    ? beginLive(subscription, number.getAsLong())
                    : catchUps.start(subscription, after);
        } catch (RefusedException | InvalidValueException e) {
            return Future.failedFuture(e);
        }
    }

    private static Future<Void> beginLive(Subscription subscription, long number) {
        var begun = subscription.begin();
        subscription.goLive(number);
        return begun;
    }

    private static void requireSameStream(Positions after, Positions latest) {
        if (!after.isOf(latest)) {
            throw new InvalidValueException(
                    "belongs to another deployment, or the topics were recreated since; start over with"
                            + " from=earliest and without Last-Event-ID");
        }
    }
}
