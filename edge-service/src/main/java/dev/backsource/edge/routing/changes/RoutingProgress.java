package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.HeldDomains;
import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.eventlog.reading.ReadPositions;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.EdgeHold.Reason;
import dev.backsource.policy.event.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The edge's position in each partition of the topic, and whether the table may be served. The table is complete once
 * it was loaded from a snapshot, or has been read up to the end that the topic had when the edge started, or up to a lower
 * one that it has lost records to since. In the second case, the routes read are served from then on.
 */
public final class RoutingProgress {
    private static final Logger LOG = Logger.getLogger(RoutingProgress.class);
    private static final long NOTHING = -1;
    /** Of a record whose leader isn't known. */
    static final int UNKNOWN_EPOCH = -1;

    private final RoutingTable table;
    private final AtomicLongArray dealtWith = new AtomicLongArray(Topic.POLICY_CHANGES.partitions());
    /** The leader's epoch of the last record, by partition. Used by the reader's thread only. */
    private final int[] epochs = new int[Topic.POLICY_CHANGES.partitions()];

    private final ReadPositions positions = new ReadPositions(TopicPartitions.of(Topic.POLICY_CHANGES));
    /** The end of the topic at the start; null until Kafka has answered. */
    private volatile @Nullable TopicEnd end;
    /** The id of the topic; null until Kafka has answered. */
    private volatile @Nullable String topicId;
    /** The origin of the served routes; null when they were read from the topic, or when there are none. */
    private volatile @Nullable SnapshotOrigin snapshot;

    /** The id of the topic behind whose records reading began; null where it began at the beginning. */
    private @Nullable String resumed;

    private volatile boolean complete;
    /** When the first records arrived, by {@link System#nanoTime()}; 0 before. */
    private volatile long begunNanos;
    /** The time that reading the topic took; null until it has been read. */
    private volatile @Nullable Duration readIn;

    public RoutingProgress(RoutingTable table) {
        this.table = table;
        forgetOffsets();
        Arrays.fill(epochs, UNKNOWN_EPOCH);
    }

    /** Notes that records have arrived. */
    void begin() {
        begunNanos = begunNanos == 0 ? System.nanoTime() : begunNanos;
    }

    /** Makes {@code consumer} continue after the last record processed. */
    void seek(Consumer<?, ?> consumer) {
        positions.seek(consumer);
    }

    /**
     * The record at {@code offset} was applied, ignored or rejected. An offset goes back only under a later leader: then the partition has
     * lost what was behind it.
     *
     * @param epoch the leader's, of the record
     */
    void dealtWith(int partition, long offset, int epoch) {
        if (epoch > epochs[partition]) {
            epochs[partition] = epoch;
            dealtWith.set(partition, offset);
        } else {
            dealtWith.accumulateAndGet(partition, offset, Math::max);
        }
    }

    /** Serves {@code routes} of a snapshot until the topic has been read. Must be called before that. */
    public void serve(Routes routes, SnapshotOrigin origin) {
        serve(routes, origin, null);
    }

    /**
     * Serves {@code routes} of a snapshot, as above.
     *
     * @param held its held domains; null for none
     */
    public synchronized void serve(Routes routes, SnapshotOrigin origin, @Nullable HeldDomains held) {
        table.serve(routes, held);
        snapshot = origin;
        complete = true;
    }

    /**
     * Serves {@code routes} of the last known good snapshot, and goes on behind its offsets instead of reading the topic from its beginning. Must be
     * called before reading begins.
     *
     * @param held its held domains; null for none
     */
    public synchronized void resume(Routes routes, SnapshotOrigin origin, @Nullable HeldDomains held) {
        table.resume(routes, held);
        resumed = origin.topicId();
        origin.offsets().forEach((partition, offset) -> dealtWith.set(partition, offset));
        positions.startBehind(Topic.POLICY_CHANGES, origin.offsets());
        complete = true;
    }

    /**
     * Sets the topic and its end. A snapshot of another topic is no longer served.
     *
     * @param id Kafka's id of the topic
     * @return whether a snapshot was withdrawn
     */
    synchronized boolean setEnd(String id, TopicEnd atStart) {
        var served = snapshot;
        var source = served == null ? resumed : served.topicId();
        var withdrawn = source != null && !source.equals(id);
        if (withdrawn) {
            complete = false;
            snapshot = null;
            table.withdraw();
            if (resumed != null) {
                beginAnew();
            }
        }
        topicId = id;
        end = atStart;
        table.expect(atStart.total());
        checkComplete();
        return withdrawn;
    }

    private void beginAnew() {
        resumed = null;
        table.serve(table.served());
        forgetOffsets();
        positions.startBehind(Topic.POLICY_CHANGES, Map.of());
    }

    private void forgetOffsets() {
        for (var partition = 0; partition < dealtWith.length(); partition++) {
            dealtWith.set(partition, NOTHING);
        }
    }

    /** What is left to be read after a start from the last known good snapshot, since {@code then}. */
    public synchronized EdgeHold leftSince(Instant then) {
        var wanted = end;
        Map<TopicPartition, Long> ends = wanted == null ? Map.of() : wanted.offsets();
        var left = 0L;
        var offsets = new HashMap<Integer, Long>();
        for (var next : ends.entrySet()) {
            var partition = next.getKey();
            var position = Math.max(positions.of(partition), dealtWith.get(partition.partition()) + 1);
            if (position < next.getValue()) {
                left += next.getValue() - position;
                offsets.put(partition.partition(), position);
            }
        }
        return new EdgeHold(Reason.REPEATED_ENDS, then, left, offsets);
    }

    /** Whether the end that the topic had at the start has been reached. */
    boolean hasReachedEnd() {
        var wanted = end;
        return wanted != null && positions.haveReached(wanted);
    }

    /** The offsets before that end are dealt with, also where records are gone; to be called once it has been reached. */
    synchronized void passEnd() {
        var wanted = end;
        if (wanted != null) {
            pass(wanted);
        }
    }

    private void pass(TopicEnd reached) {
        reached.offsets()
                .forEach((partition, next) -> dealtWith.accumulateAndGet(partition.partition(), next - 1, Math::max));
    }

    /** Lowers the end to the {@code present} one of partitions that have lost records since. */
    synchronized void lowerEnd(TopicEnd present) {
        var wanted = end;
        if (wanted != null) {
            end = wanted.lowered(present);
            checkComplete();
        }
    }

    boolean knowsEnd() {
        return end != null;
    }

    /** Whether a complete table is served. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether the served routes were read from the topic completely. */
    public synchronized boolean isRead() {
        return complete && snapshot == null;
    }

    /** The origin of the served routes if they come from a snapshot; null when they were read from the topic. */
    public @Nullable SnapshotOrigin snapshot() {
        return snapshot;
    }

    /** Kafka's id of the topic; null until Kafka has answered. */
    public @Nullable String topicId() {
        return topicId;
    }

    /** The time from the first records until the routes read were served; empty before that. */
    Optional<Duration> readIn() {
        return Optional.ofNullable(readIn);
    }

    /**
     * By partition, the offset up to which every record was applied, ignored or rejected in the served routes: that of the last record, or the last
     * offset before the end that the partition had at the start, once that end is reached. Its record may be gone: compaction drops removals in time.
     */
    public Map<Integer, Long> appliedOffsets() {
        var served = snapshot;
        if (served != null) {
            return served.offsets();
        }
        var offsets = new HashMap<Integer, Long>();
        for (var partition = 0; partition < dealtWith.length(); partition++) {
            if (dealtWith.get(partition) != NOTHING) {
                offsets.put(partition, dealtWith.get(partition));
            }
        }
        return offsets;
    }

    /** A description of the served routes' source and of the part of the topic still to be read. */
    public String describe() {
        var served = snapshot;
        if (served == null) {
            return complete ? "complete" : describeReading();
        }
        return "from a snapshot, " + served.age(Clock.systemUTC()).toSeconds() + " s old; " + describeReading();
    }

    private String describeReading() {
        var wanted = end;
        return wanted == null
                ? "waiting for Kafka: end of " + Topic.POLICY_CHANGES.topicName() + " unknown"
                : "read " + wanted.passed(positions::of) + " of " + wanted.total() + " offsets";
    }

    /** All records of {@code batch} were processed. Not to be called for each record, since there may be a million. */
    void dealtWith(ConsumerRecords<?, ?> batch) {
        positions.advance(batch);
        checkComplete();
    }

    private void checkComplete() {
        var wanted = end;
        if (!isRead() && wanted != null && positions.haveReached(wanted)) {
            serveRead(wanted);
        }
    }

    private synchronized void serveRead(TopicEnd reached) {
        if (isRead()) {
            return;
        }
        pass(reached);
        var kept = table.serveRead();
        if (kept > 0) {
            LOG.warnf("topic older than the snapshot for %d domains; their routes stay as in the snapshot", kept);
        }
        snapshot = null;
        complete = true;
        var took = begunNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begunNanos);
        readIn = took;
        LOG.infof("topic read: serving %d domains, read in %d ms", table.size(), took.toMillis());
    }
}
