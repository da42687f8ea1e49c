package dev.backsource.config.traffic;

import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.traffic.Traffic.EdgeLag;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many of the latest changes an edge has yet to deal with. Bounded: of a partition, so many are remembered. */
final class EdgeLags {
    static final int MAX_OF_A_PARTITION = 1_000;

    /** By partition, the latest last. */
    private final Map<Integer, Deque<PublishedChange>> latest = new HashMap<>();

    void published(PublishedChange change) {
        var changes = latest.computeIfAbsent(change.partition(), partition -> new ArrayDeque<>());
        var before = changes.peekLast();
        if (before != null && before.offset() >= change.offset()) {
            // The topic was made anew.
            changes.clear();
        }
        changes.add(change);
        if (changes.size() > MAX_OF_A_PARTITION) {
            changes.remove();
        }
    }

    EdgeLag of(EdgeStatus edge, Instant now) {
        var behind = 0;
        Instant oldest = null;
        for (var changes : latest.values()) {
            for (var each = changes.descendingIterator(); each.hasNext(); behind++) {
                var change = each.next();
                if (edge.appliedOffsets().getOrDefault(change.partition(), -1L) >= change.offset()) {
                    break;
                }
                oldest = earlier(oldest, change.committedAt());
            }
        }
        return new EdgeLag(
                edge.edge(),
                behind,
                oldest == null
                        ? null
                        : Math.max(0, Duration.between(oldest, now).toMillis()));
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
