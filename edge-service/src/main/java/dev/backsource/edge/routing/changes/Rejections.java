package dev.backsource.edge.routing.changes;

import dev.backsource.edge.LatestRejections;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest rejected policy changes, and the number of all. */
public final class Rejections {
    private final LatestRejections latest;
    private List<Rejection> restored = List.of();
    private long total;

    /** @param clock says when a record was rejected */
    public Rejections(Clock clock) {
        latest = new LatestRejections(clock);
    }

    synchronized Rejection add(ConsumerRecord<String, byte[]> received, String reason) {
        total++;
        return latest.add(received, reason);
    }

    /**
     * Restores the rejections of an earlier process, oldest first. The routes of a snapshot don't contain these
     * records, so a report with the offsets of the snapshot has to include the rejections too. They are not counted
     * again.
     */
    public synchronized void restore(List<Rejection> earlier) {
        restored = List.copyOf(earlier);
        latest.addAll(earlier);
    }

    /** Drops the restored rejections that have not occurred again. */
    public synchronized void forgetRestored() {
        latest.removeAll(restored);
    }

    /** The latest rejections, oldest first, at most 100. */
    public List<Rejection> latest() {
        return latest.all();
    }

    /** The number of changes rejected since the process started. */
    public synchronized long total() {
        return total;
    }
}
