package dev.backsource.health.directory;

import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.reading.ReadPositions;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.response.DomainLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The registered domains, by the hosts that they serve: the changes of all partitions, taken by the rules of all consumers, whichever partitions this
 * instance watches. It knows no domain before it has read them to the end that it saw at its start, and goes on from what it has read while Kafka is
 * away. Once a day it reads them all anew, beside those that it knows: removals are missed where they weren't kept until Kafka was back, and where
 * the topic was made anew. One thread reads records; any thread may look a host up.
 */
public final class DomainDirectory implements TopicReader, DomainLookup, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DomainDirectory.class);
    private static final List<TopicPartition> PARTITIONS = TopicPartitions.of(Topic.POLICY_CHANGES);
    /** Removals are kept for seven. */
    private static final Duration READ_ANEW_AFTER = Duration.ofDays(1);

    private final PolicyRecords records;
    private final Clock clock;
    private final Outage outage =
            Outage.toldOnce(failure -> LOG.warnf("registered domains not read, retrying: %s", failure.getMessage()));

    private final PackedStates packing = new PackedStates();
    /** Those that are looked up: null before the end was reached for the first time. As many entries as there are domains, some 400 bytes each. */
    private volatile @Nullable Map<String, Entry> known;
    /** Those read so far; the same as {@code known} once the end is reached. */
    private volatile Map<String, Entry> entries = new ConcurrentHashMap<>();

    private ReadPositions positions = new ReadPositions(PARTITIONS);
    private @Nullable Instant beganAt;
    /** The topic's end at the beginning; null while it is unknown, and once it is reached. */
    private @Nullable TopicEnd end;

    public DomainDirectory(PolicyRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    private record Entry(StateVersion version, byte[] packed) {}

    @Override
    public Answer of(String host) {
        var all = known;
        if (all == null) {
            return Unregistered.UNKNOWN;
        }
        var found = all.get(host);
        for (var dot = host.indexOf('.'); found == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
            found = all.get("*" + host.substring(dot));
        }
        if (found == null) {
            return Unregistered.NONE;
        }
        var change = EventCodec.POLICY_CHANGE.decode(PackedStates.unpack(found.packed()));
        return new Registered(change.domain(), change.team());
    }

    /** The number of domains, without those of records that aren't read yet. */
    public int size() {
        var all = known;
        return (all == null ? entries : all).size();
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        if (beganAt == null || isOutdated()) {
            entries = new ConcurrentHashMap<>();
            positions = new ReadPositions(PARTITIONS);
            end = TopicEnd.ofExisting(consumer, PARTITIONS);
            beganAt = clock.instant();
        }
        positions.seek(consumer);
        return new Reading();
    }

    @Override
    public void failed(RuntimeException failure) {
        outage.failed(failure);
    }

    /** Kafka's monitor tells of that. */
    @Override
    public void away(KafkaException failure) {}

    @Override
    public void close() {
        packing.close();
    }

    /** Takes these records in; those that no consumer takes are skipped. */
    void take(Iterable<ConsumerRecord<String, byte[]>> received) {
        var objections = records.objections(received);
        received.forEach(each -> apply(records.read(each, objections), each.value()));
    }

    private void apply(PolicyRecord read, byte[] value) {
        if (read instanceof Changed changed) {
            var name = changed.domain().name().value();
            if (isTaken(name, changed.version())) {
                entries.put(name, new Entry(changed.version(), packing.pack(value)));
            }
        } else if (read instanceof Removed removed) {
            var name = removed.domain().value();
            if (isTaken(name, removed.version())) {
                entries.remove(name);
            }
        }
    }

    private boolean isTaken(String name, StateVersion version) {
        var held = entries.get(name);
        return version.isTakenAfter(held == null ? StateVersion.NONE : held.version(), clock.millis());
    }

    /** Whether the end was reached, and all is to be read anew. */
    private boolean isOutdated() {
        return end == null && beganAt != null && !clock.instant().isBefore(beganAt.plus(READ_ANEW_AFTER));
    }

    private void checkEnd() {
        if (end != null && positions.haveReached(end)) {
            known = entries;
            end = null;
        }
    }

    private final class Reading implements Session {
        @Override
        public void take(ConsumerRecords<String, byte[]> batch) {
            outage.succeeded();
            DomainDirectory.this.take(batch);
            positions.advance(batch);
            checkEnd();
        }

        @Override
        public void idle(Consumer<?, ?> consumer) {
            var awaited = end;
            if (awaited != null) {
                end = awaited.lowered(TopicEnd.ofExistingSoon(consumer, PARTITIONS));
                checkEnd();
            }
        }

        @Override
        public boolean isOver() {
            return isOutdated();
        }
    }
}
