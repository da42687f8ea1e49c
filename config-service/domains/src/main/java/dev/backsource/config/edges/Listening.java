package dev.backsource.config.edges;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time in which reports of edges have arrived without a pause that is longer than edges may be silent. Thread-safe. */
public final class Listening {
    private final Duration silence;
    private @Nullable Instant since;
    private @Nullable Instant lastAt;

    /** @param silence the age of a report from which its edge is unreachable */
    public Listening(Duration silence) {
        this.silence = silence;
    }

    /** A report of any edge has arrived. */
    public synchronized void heard(Instant now) {
        if (lastAt == null || now.isAfter(lastAt.plus(silence))) {
            since = now;
        }
        lastAt = now;
    }

    /** Whether it has lasted so long that a silent edge is out of reach; before, as after an outage of Kafka, the others may just be late. */
    public synchronized boolean isLongEnough(Instant now) {
        return since != null && now.isAfter(since.plus(silence));
    }
}
