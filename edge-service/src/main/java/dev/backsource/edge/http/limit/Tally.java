package dev.backsource.edge.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts per owner. An owner whose count is 0 takes no memory. Thread-safe. */
public final class Tally {
    private final Map<Object, Integer> counts = new ConcurrentHashMap<>();

    /**
     * Increments the count of {@code owner}.
     *
     * @return the new count
     */
    public int add(Object owner) {
        return counts.merge(owner, 1, Integer::sum);
    }

    /** Decrements the count of {@code owner}. */
    public void remove(Object owner) {
        counts.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
    }

    int of(Object owner) {
        return counts.getOrDefault(owner, 0);
    }

    /** The number of owners with a count above 0. */
    public int owners() {
        return counts.size();
    }
}
