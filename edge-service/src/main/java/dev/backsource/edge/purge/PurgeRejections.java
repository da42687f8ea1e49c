package dev.backsource.edge.purge;

import dev.backsource.policy.event.EdgeStatus.Rejection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The latest purges that were rejected. */
@Singleton
public final class PurgeRejections {
    static final int KEPT = 100;
    /** Keys and reasons may repeat what a record holds, and a record may hold anything. */
    private static final int MAX_TEXT = 300;

    private final ArrayDeque<Rejection> latest = new ArrayDeque<>();

    PurgeRejections() {}

    synchronized Rejection add(ConsumerRecord<String, byte[]> received, String reason) {
        var rejection = new Rejection(
                received.partition(),
                received.offset(),
                printable(received.key()),
                String.valueOf(printable(reason)),
                Instant.now());
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(rejection);
        return rejection;
    }

    /** Oldest first, at most 100. */
    public synchronized List<Rejection> latest() {
        return List.copyOf(latest);
    }

    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
