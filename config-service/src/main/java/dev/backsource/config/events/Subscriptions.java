package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.events.StreamRefusedException.Reason;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The subscribers of this instance, up to a limit. */
@Singleton
class Subscriptions {
    private final int max;
    private final StreamMetrics metrics;
    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places;

    Subscriptions(EventsSettings settings, StreamMetrics metrics) {
        this.max = settings.maxSubscribers();
        this.metrics = metrics;
        this.places = new AtomicInteger(max);
    }

    /**
     * Takes one in.
     *
     * @throws StreamRefusedException when there are as many as there may be
     */
    void add(Subscription subscription) {
        if (places.decrementAndGet() < 0) {
            places.incrementAndGet();
            throw new StreamRefusedException(
                    Reason.UNAVAILABLE,
                    "this instance has " + max + " subscribers, as many as it may; try again later");
        }
        all.add(subscription);
        metrics.subscribers(1);
    }

    void remove(Subscription subscription) {
        if (all.remove(subscription)) {
            places.incrementAndGet();
            metrics.subscribers(-1);
        }
    }

    /** Tells all that there is something new. */
    void wake() {
        all.forEach(Subscription::wake);
    }

    /** Ends those whose callers may no longer do what they could when they came; who may do otherwise comes back. */
    void endUnless(Predicate<Caller> unchanged) {
        all.stream()
                .filter(subscription -> !unchanged.test(subscription.caller()))
                .forEach(Subscription::end);
    }

    /** Ends all; done when every one is told. */
    Future<Void> endAll() {
        return Future.join(all.stream().map(Subscription::end).toList()).mapEmpty();
    }
}
