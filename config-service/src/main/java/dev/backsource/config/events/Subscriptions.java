package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.events.StreamRefusedException.Reason;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The subscribers of this instance, up to a limit for all of them and one for each caller. */
@Singleton
class Subscriptions {
    private final int max;
    private final int maxPerCaller;
    private final StreamMetrics metrics;
    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places;
    /** Of each caller who has any, by their id. */
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

    Subscriptions(EventsSettings settings, StreamMetrics metrics) {
        this.max = settings.maxSubscribers();
        this.maxPerCaller = settings.maxSubscribersPerCaller();
        this.metrics = metrics;
        this.places = new AtomicInteger(max);
    }

    /**
     * Takes one in.
     *
     * @throws StreamRefusedException when there are as many as there may be, in all or of the caller
     */
    void add(Subscription subscription) {
        var caller = subscription.caller().id();
        if (byCaller.merge(caller, 1, Integer::sum) > maxPerCaller) {
            leave(caller);
            throw new StreamRefusedException(
                    Reason.TOO_MANY_OF_CALLER,
                    "you have " + maxPerCaller
                            + " event streams at this instance, as many as one may; end one of them first");
        }
        if (places.decrementAndGet() < 0) {
            places.incrementAndGet();
            leave(caller);
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
            leave(subscription.caller().id());
            metrics.subscribers(-1);
        }
    }

    private void leave(String caller) {
        byCaller.computeIfPresent(caller, (id, streams) -> streams == 1 ? null : streams - 1);
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
