package dev.backsource.config.health;

import dev.backsource.policy.event.OriginAlert;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sorts alerts once for all calls between two changes. */
final class AlertOrder {
    private static final Comparator<OriginAlert> LATEST_FIRST =
            Comparator.comparing(OriginAlert::startedAt).reversed().thenComparing(alert -> alert.key());

    private final AtomicLong changes = new AtomicLong();
    private volatile Sorted sorted = new Sorted(0, List.of());

    /** To be called after each change of the alerts. */
    void changed() {
        changes.incrementAndGet();
    }

    /** The number of changes. */
    long changes() {
        return changes.get();
    }

    /** The latest first of {@code alerts}, a live view of the present ones. */
    List<OriginAlert> latestFirst(Collection<OriginAlert> alerts) {
        // Read before the alerts: a change in between causes another sort the next time.
        var now = changes.get();
        var known = sorted;
        if (known.changes != now) {
            known = new Sorted(now, alerts.stream().sorted(LATEST_FIRST).toList());
            sorted = known;
        }
        return known.alerts;
    }

    /**
     * @param changes the number of changes before {@code alerts} were sorted
     */
    private record Sorted(long changes, List<OriginAlert> alerts) {}
}
