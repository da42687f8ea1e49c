package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.SlotShares;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.quotas.TeamQuotas;
import dev.backsource.config.refusal.RefusedException;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The subscribers of this instance, limited by slots and by the quotas of teams. */
@Singleton
class Subscriptions {
    private final TeamQuotas quotas;
    private final StreamMetrics metrics;
    private final TenantSlots places;
    /** Each with the action that frees its slot. */
    private final Map<Subscription, Runnable> all = new ConcurrentHashMap<>();

    private final NamedCounters byTeam = new NamedCounters();

    Subscriptions(EventsSettings settings, TeamQuotas quotas, StreamMetrics metrics, SlotRegistry places) {
        this.quotas = quotas;
        this.metrics = metrics;
        this.places = places.of(
                SlotKind.EVENT_STREAMS,
                SlotShares.ofSetting("backsource.events.max-subscribers", settings.maxSubscribers())
                        .ofCaller(settings.maxSubscribersPerCaller()));
    }

    /**
     * Adds a subscriber.
     *
     * @throws RefusedException when the limit is reached, in total or for the caller
     */
    void add(Subscription subscription) {
        Runnable giveBack;
        try {
            giveBack = places.take(subscription.caller());
        } catch (NoSlotException e) {
            throw StreamRefusal.of(e);
        }
        var full = enterTeams(subscription.caller());
        if (full != null) {
            giveBack.run();
            throw full;
        }
        all.put(subscription, giveBack);
        metrics.subscribers(1);
    }

    /** Counts a stream for each team that the caller acts for; returns null when all of them have room, and otherwise counts none. */
    private @Nullable RefusedException enterTeams(Caller caller) {
        for (var team : caller.teams()) {
            var used = byTeam.add(team) - 1;
            var limit = quotas.limit(team, Quota.STREAMS);
            if (limit != null && used >= limit) {
                leaveTeamsUpTo(team, caller);
                return StreamRefusal.tooMany(
                        "the team " + team + " may have " + limit + " event streams at this instance by its quota "
                                + Quota.STREAMS.word() + ", and has " + used + "; close one of them first");
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

    /** The number of subscribers whose callers act for the team. */
    int ofTeam(String team) {
        return byTeam.of(team);
    }

    void remove(Subscription subscription) {
        var giveBack = all.remove(subscription);
        if (giveBack != null) {
            giveBack.run();
            leaveTeams(subscription.caller());
            metrics.subscribers(-1);
        }
    }

    /** Wakes all subscribers for new events. */
    void wake() {
        all.keySet().forEach(Subscription::wake);
    }

    /** Ends the streams of callers whose permissions have changed since they connected; their clients may reconnect. */
    void endUnless(Predicate<Caller> unchanged) {
        all.keySet().stream()
                .filter(subscription -> !unchanged.test(subscription.caller()))
                .forEach(Subscription::end);
    }

    /** Ends all streams; completes when all are ended. */
    Future<Void> endAll() {
        return Future.join(all.keySet().stream().map(Subscription::end).toList())
                .mapEmpty();
    }
}
