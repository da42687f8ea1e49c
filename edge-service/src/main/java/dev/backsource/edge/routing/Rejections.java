package dev.backsource.edge.routing;

import dev.backsource.policy.event.EdgeStatus.Rejection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The latest records that were rejected, and how many there were in all. */
@Singleton
public final class Rejections {
    static final int KEPT = 100;
    /** Keys and reasons may repeat what a record holds, and a record may hold anything. */
    private static final int MAX_TEXT = 300;

    private final ArrayDeque<Rejection> latest = new ArrayDeque<>();
    private List<Rejection> restored = List.of();
    private long total;

    synchronized Rejection add(ConsumerRecord<String, byte[]> received, String reason) {
        var rejection = new Rejection(
                received.partition(),
                received.offset(),
                printable(received.key()),
                String.valueOf(printable(reason)),
                Instant.now());
        latest.removeIf(known -> known.partition() == rejection.partition() && known.offset() == rejection.offset());
        keep(rejection);
        total++;
        return rejection;
    }

    /**
     * Takes back what an earlier process rejected, oldest first. The routes of a snapshot don't hold these records, so
     * whoever reports the offsets of the snapshot has to report them too; they are not counted again.
     */
    public synchronized void restore(List<Rejection> earlier) {
        restored = List.copyOf(earlier);
        earlier.forEach(this::keep);
    }

    /** Drops what was restored and has not been met again. */
    public synchronized void forgetRestored() {
        latest.removeAll(restored);
    }

    private void keep(Rejection rejection) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(rejection);
    }

    /** Oldest first, at most 100. */
    public synchronized List<Rejection> latest() {
        return List.copyOf(latest);
    }

    /** Since the process started. */
    public synchronized long total() {
        return total;
    }

    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
