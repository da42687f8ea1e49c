package dev.backsource.edge.deadline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Deadlines of one event loop that allow the edge's own time, or the time that a domain has set. Most domains have set
 * none, and for those there is no search.
 */
public final class TimeLimits {
    private final Deadlines usual;
    /** By milliseconds; there are no more than domains with a request under way. */
    private final Map<Integer, Deadlines> others = new HashMap<>();

    public TimeLimits(Duration usual) {
        this.usual = new Deadlines(usual);
    }

    /** Sets {@code deadline} anew, from now; {@code milliseconds} is 0 for the edge's own time. */
    public void set(Deadline deadline, int milliseconds) {
        var list = milliseconds == 0
                ? usual
                : others.computeIfAbsent(milliseconds, allowed -> new Deadlines(Duration.ofMillis(allowed)));
        list.set(deadline);
    }

    /** To be called now and then: ends those that are due. */
    public void expire() {
        usual.expire();
        if (!others.isEmpty()) {
            // An end can begin something with a time of its own, which would be in the way of a plain iteration.
            for (var list : Map.copyOf(others).values()) {
                list.expire();
            }
            others.values().removeIf(Deadlines::isEmpty);
        }
    }
}
