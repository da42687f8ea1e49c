package dev.backsource.config.silence;

import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.events.TailStarted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last offsets of the published changes as this instance has read them, now and at the rounds before. Edges are compared with them, and not with
 * the times of commits: a change that waited for Kafka is old when edges get it.
 */
@Singleton
class TopicEnds {
    private final Map<Integer, Long> last = new HashMap<>();
    /** The oldest first. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    private boolean begun;

    private record Sample(Instant at, Map<Integer, Long> offsets) {}

    synchronized void begins(@Observes TailStarted tail) {
        begun = true;
        last.clear();
        samples.clear();
        last.putAll(tail.lastOffsets());
    }

    synchronized void published(@Observes PublishedChange change) {
        var before = last.put(change.partition(), change.offset());
        if (before != null && before >= change.offset()) {
            // The topic was recreated.
            samples.clear();
        }
    }

    /** Remembers the present offsets for at least {@code kept}. */
    synchronized void sample(Instant now, Duration kept) {
        if (!begun) {
            return;
        }
        samples.addLast(new Sample(now, Map.copyOf(last)));
        var oldest = now.minus(kept);
        while (samples.size() > 1 && isOlderThanNeeded(oldest)) {
            samples.removeFirst();
        }
    }

    /** Whether the second sample serves for all times from {@code oldest} on. */
    private boolean isOlderThanNeeded(Instant oldest) {
        var others = samples.iterator();
        others.next();
        return !others.next().at.isAfter(oldest);
    }

    /** The last offsets, by partition, that had been read at {@code time}; null when this instance doesn't know. */
    synchronized @Nullable Map<Integer, Long> at(Instant time) {
        var newest = samples.descendingIterator();
        while (newest.hasNext()) {
            var sample = newest.next();
            if (!sample.at.isAfter(time)) {
                return sample.offsets;
            }
        }
        return null;
    }
}
