package dev.backsource.edge.routing;

import dev.backsource.edge.LatestRejections;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest policy changes that were rejected, and how many there were in all. */
@Singleton
public final class Rejections {
    private final LatestRejections latest = new LatestRejections();
    private List<Rejection> restored = List.of();
    private long total;

    synchronized Rejection add(ConsumerRecord<String, byte[]> received, String reason) {
        total++;
        return latest.add(received, reason);
    }

    /**
     * Takes back what an earlier process rejected, oldest first. The routes of a snapshot don't hold these records, so
     * whoever reports the offsets of the snapshot has to report them too; they are not counted again.
     */
    public synchronized void restore(List<Rejection> earlier) {
        restored = List.copyOf(earlier);
        latest.addAll(earlier);
    }

    /** Drops what was restored and has not been met again. */
    public synchronized void forgetRestored() {
        latest.removeAll(restored);
    }

    /** Oldest first, at most 100. */
    public List<Rejection> latest() {
        return latest.all();
    }

    /** Since the process started. */
    public synchronized long total() {
        return total;
    }
}
