package dev.backsource.edge.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many of something each one has; who has none takes no room. For all threads. */
public final class Tally {
    private final Map<Object, Integer> counts = new ConcurrentHashMap<>();

    /**
     * One more.
     *
     * @return how many {@code owner} has now
     */
    public int add(Object owner) {
        return counts.merge(owner, 1, Integer::sum);
    }

    /** One less. */
    public void remove(Object owner) {
        counts.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
    }

    int of(Object owner) {
        return counts.getOrDefault(owner, 0);
    }

    /** How many have any. */
    public int owners() {
        return counts.size();
    }
}
