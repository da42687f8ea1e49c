package dev.backsource.config.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counters by name. A counter at zero takes no memory. Thread-safe. */
final class NamedCounters {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** Adds one; returns the new count. */
    int add(String name) {
        return counts.merge(name, 1, Integer::sum);
    }

    void remove(String name) {
        counts.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
    }

    int of(String name) {
        return counts.getOrDefault(name, 0);
    }
}
