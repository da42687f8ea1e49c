package dev.backsource.edge;

import dev.backsource.policy.Printable;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The latest rejected records of a topic, as reported. Thread-safe. */
public final class LatestRejections {
    public static final int KEPT = 100;
    private final ArrayDeque<Rejection> latest = new ArrayDeque<>();
    private final Clock clock;

    public LatestRejections(Clock clock) {
        this.clock = clock;
    }

    /** Adds a rejected record; a record that is rejected again replaces its earlier entry. */
    public synchronized Rejection add(ConsumerRecord<String, byte[]> received, String reason) {
        var rejection = new Rejection(
                received.partition(),
                received.offset(),
                printable(received.key()),
                String.valueOf(printable(reason)),
                clock.instant());
        latest.removeIf(known -> known.partition() == rejection.partition() && known.offset() == rejection.offset());
        keep(rejection);
        return rejection;
    }

    /** Restores the rejections of an earlier process, oldest first. */
    public synchronized void addAll(Collection<Rejection> earlier) {
        earlier.forEach(this::keep);
    }

    public synchronized void removeAll(Collection<Rejection> forgotten) {
        latest.removeAll(forgotten);
    }

    /** Oldest first, at most 100. */
    public synchronized List<Rejection> all() {
        return List.copyOf(latest);
    }

    private void keep(Rejection rejection) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(rejection);
    }

    /** Keys and reasons may repeat content of a record, which can be anything. */
    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : Printable.of(text, Printable.SENTENCE);
    }
}
