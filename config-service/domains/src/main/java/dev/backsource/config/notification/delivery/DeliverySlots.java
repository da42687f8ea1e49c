package dev.backsource.config.notification.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The places of deliveries that run at the same time at this instance: one for each receiver, few for each team, and half of all for receivers whose
 * last attempt failed. So receivers that don't answer delay neither another team's nor those that do.
 */
final class DeliverySlots {
    static final int ALL = 64;
    static final int OF_TEAM = 4;
    static final int OF_FAILING = ALL / 2;

    private final Map<String, Claims.Due> taken = new HashMap<>();

    /** Takes a place; false when there is none, or the receiver has one. */
    synchronized boolean take(Claims.Due due) {
        if (taken.containsKey(due.receiver())
                || taken.size() >= ALL
                || count(due.team()) >= OF_TEAM
                || (due.failures() > 0 && failing() >= OF_FAILING)) {
            return false;
        }
        taken.put(due.receiver(), due);
        return true;
    }

    synchronized void release(Claims.Due due) {
        taken.remove(due.receiver());
    }

    private long count(@Nullable String team) {
        return taken.values().stream()
                .filter(other -> Objects.equals(other.team(), team))
                .count();
    }

    private long failing() {
        return taken.values().stream().filter(other -> other.failures() > 0).count();
    }
}
