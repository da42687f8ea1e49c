package dev.backsource.config.notification.delivery;

import dev.backsource.policy.BoundedMap;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of deliveries that run at the same time at this instance: one for each receiver, and few for each team. Receivers whose last attempt
 * failed or was slow have half of all, and half of their team's. So they delay neither another team's receivers nor their team's that answer.
 */
final class DeliverySlots {
    static final int ALL = 64;
    static final int OF_TEAM = 4;
    static final int OF_TROUBLED = ALL / 2;
    static final int OF_TEAMS_TROUBLED = OF_TEAM / 2;

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int MOST_SLOW = 10_000;

    private final Map<String, Place> taken = new HashMap<>();

    /** The receivers whose last attempt was slow. */
    private final Set<String> slow = Collections.newSetFromMap(BoundedMap.byAge(MOST_SLOW));

    private record Place(@Nullable String team, boolean isTroubled) {}

    /** Takes a place; false when there is none, or the receiver has one. */
    synchronized boolean take(Claims.Due due) {
        var place = new Place(due.team(), due.failures() > 0 || slow.contains(due.receiver()));
        var troubled = taken.values().stream().filter(Place::isTroubled).toList();
        if (taken.containsKey(due.receiver())
                || !hasRoom(taken.values(), place.team(), ALL, OF_TEAM)
                || (place.isTroubled() && !hasRoom(troubled, place.team(), OF_TROUBLED, OF_TEAMS_TROUBLED))) {
            return false;
        }
        taken.put(due.receiver(), place);
        return true;
    }

    private static boolean hasRoom(Collection<Place> others, @Nullable String team, int all, int ofTeam) {
        return others.size() < all
                && others.stream()
                                .filter(other -> Objects.equals(other.team(), team))
                                .count()
                        < ofTeam;
    }

    /** Whether an attempt that took this time was slow. */
    static boolean isSlow(Duration attempt) {
        return attempt.compareTo(SLOW) > 0;
    }

    /** Remembers the time that a receiver's last attempt took. */
    synchronized void took(String receiver, Duration attempt) {
        slow.remove(receiver);
        if (isSlow(attempt)) {
            slow.add(receiver);
        }
    }

    synchronized void release(Claims.Due due) {
        taken.remove(due.receiver());
    }
}
