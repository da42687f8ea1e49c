package dev.backsource.edge.routing;

import dev.backsource.policy.event.Topic;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * How far the topic has been read, by partition, and whether that is far enough to serve: up to the last record that
 * was there when the edge started. Once complete, the table stays so.
 */
@Singleton
public final class RoutingProgress {
    private static final long NOTHING = -1;

    private final AtomicLongArray dealtWith = new AtomicLongArray(Topic.POLICY_CHANGES.partitions());
    /** By partition the last record to read; null until Kafka has told. */
    private volatile @Nullable Map<Integer, Long> goal;

    private volatile boolean complete;

    RoutingProgress() {
        for (var partition = 0; partition < dealtWith.length(); partition++) {
            dealtWith.set(partition, NOTHING);
        }
    }

    void dealtWith(int partition, long offset) {
        dealtWith.accumulateAndGet(partition, offset, Math::max);
    }

    /** Sets by partition the last record that has to be read; a partition without records is absent. */
    void setGoal(Map<Integer, Long> lastRecords) {
        goal = Map.copyOf(lastRecords);
        checkComplete();
    }

    /** Whether the table holds all that was there at start. */
    public boolean isComplete() {
        return complete;
    }

    /** By partition, the offset of the last record that was applied, ignored or rejected. */
    public Map<Integer, Long> appliedOffsets() {
        var offsets = new HashMap<Integer, Long>();
        for (var partition = 0; partition < dealtWith.length(); partition++) {
            if (dealtWith.get(partition) != NOTHING) {
                offsets.put(partition, dealtWith.get(partition));
            }
        }
        return offsets;
    }

    /** In words: what is still to come before the table is complete. */
    public String describe() {
        var wanted = goal;
        if (complete) {
            return "complete";
        }
        if (wanted == null) {
            return "waiting for Kafka to tell where " + Topic.POLICY_CHANGES.topicName() + " ends";
        }
        var read = 0L;
        var total = 0L;
        for (var last : wanted.entrySet()) {
            read += Math.min(dealtWith.get(last.getKey()), last.getValue()) + 1;
            total += last.getValue() + 1;
        }
        return "read " + read + " of " + total + " offsets";
    }

    /** To be called after records were dealt with; not for each of them, since there may be a million. */
    void checkComplete() {
        var wanted = goal;
        if (!complete && wanted != null && wanted.entrySet().stream().allMatch(this::isReached)) {
            complete = true;
        }
    }

    private boolean isReached(Map.Entry<Integer, Long> last) {
        return dealtWith.get(last.getKey()) >= last.getValue();
    }
}
