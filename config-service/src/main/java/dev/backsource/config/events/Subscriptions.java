package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.quotas.TeamQuotas;
import dev.backsource.config.events.StreamRefusedException.Reason;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The subscribers of this instance, up to a limit for all of them, one for each caller, and the quotas of teams. */
@Singleton
class Subscriptions {
    private final int max;
    private final int maxPerCaller;
    private final TeamQuotas quotas;
    private final StreamMetrics metrics;
    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places;
    /** Of each caller who has any, by their id. */
    private final Tally byCaller = new Tally();

    private final Tally byTeam = new Tally();

    Subscriptions(EventsSettings settings, TeamQuotas quotas, StreamMetrics metrics) {
        this.max = settings.maxSubscribers();
        this.maxPerCaller = settings.maxSubscribersPerCaller();
        this.quotas = quotas;
        this.metrics = metrics;
        this.places = new AtomicInteger(max);
    }

    /**
     * Takes one in.
     *
     * @throws StreamRefusedException when there are as many as there may be, in all or of the caller
     */
    void add(Subscription subscription) {
        var caller = subscription.caller();
        if (byCaller.add(caller.id()) > maxPerCaller) {
            byCaller.remove(caller.id());
            throw new StreamRefusedException(
                    Reason.TOO_MANY_OF_CALLER,
                    "you have " + maxPerCaller
                            + " event streams at this instance, as many as one may; end one of them first");
        }
        var full = enterTeams(caller);
        if (full == null && places.decrementAndGet() >= 0) {
            all.add(subscription);
            metrics.subscribers(1);
            return;
        }
        byCaller.remove(caller.id());
        if (full != null) {
            throw full;
        }
        places.incrementAndGet();
        leaveTeams(caller);
        throw new StreamRefusedException(
                Reason.UNAVAILABLE, "this instance has " + max + " subscribers, as many as it may; try again later");
    }

    /** Counts a stream for each team that the caller acts for; null when all of them have room, and else none is counted. */
    private @Nullable StreamRefusedException enterTeams(Caller caller) {
        for (var team : caller.teams()) {
            var used = byTeam.add(team) - 1;
            var limit = quotas.limit(team, Quota.STREAMS);
            if (limit != null && used >= limit) {
                leaveTeamsUpTo(team, caller);
                return new StreamRefusedException(
                        Reason.TOO_MANY_OF_CALLER,
                        "the team " + team + " may have " + limit + " event streams at this instance by its quota "
                                + Quota.STREAMS.word() + ", and has " + used + "; end one of them first");
            }
        }
        return null;
    }

    private void leaveTeamsUpTo(String last, Caller caller) {
        for (var team : caller.teams()) {
            byTeam.remove(team);
            if (team.equals(last)) {
                return;
            }
        }
    }

    private void leaveTeams(Caller caller) {
        caller.teams().forEach(byTeam::remove);
    }

    /** How many are of those who act for a team. */
    int ofTeam(String team) {
        return byTeam.of(team);
    }

    void remove(Subscription subscription) {
        if (all.remove(subscription)) {
            places.incrementAndGet();
            byCaller.remove(subscription.caller().id());
            leaveTeams(subscription.caller());
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
