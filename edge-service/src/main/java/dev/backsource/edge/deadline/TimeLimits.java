package dev.backsource.edge.deadline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Deadlines of one event loop with the edge's default timeout or with one that a domain has set. For most domains the
 * default applies, without a look-up.
 */
public final class TimeLimits {
    private final Deadlines usual;
    /** By timeout in milliseconds. There are at most as many as domains with requests in progress. */
    private final Map<Integer, Deadlines> others = new HashMap<>();

    public TimeLimits(Duration usual) {
        this.usual = new Deadlines(usual);
    }

    /**
     * Restarts {@code deadline}.
     *
     * @param milliseconds the timeout; 0 for the edge's default
     */
    public void set(Deadline deadline, int milliseconds) {
        var list = milliseconds == 0
                ? usual
                : others.computeIfAbsent(milliseconds, allowed -> new Deadlines(Duration.ofMillis(allowed)));
        list.set(deadline);
    }

    /**
     * Expires the deadlines that are due. Must be called periodically.
     *
     * @param now the time, by the same clock at each call
     */
    public void expire(long now) {
        usual.expire(now);
        if (!others.isEmpty()) {
            // Iterates over a copy, since an expiry may start something that adds a timeout.
            for (var list : Map.copyOf(others).values()) {
                list.expire(now);
            }
            others.values().removeIf(Deadlines::isEmpty);
        }
    }
}
