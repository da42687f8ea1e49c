package dev.backsource.simulation.log;

import dev.backsource.simulation.Process;
import dev.backsource.simulation.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;

/** A consumer of the simulated log, of no group. It never waits: what isn't there when it asks comes with a later poll. */
public final class LogConsumer extends MockConsumer<String, byte[]> {
    private static final int RECORDS_AT_ONCE = 50;

    private final SimulatedLog log;
    private final Process process;
    private final VirtualClock clock;
    private final boolean seesTruncations;
    private final Map<TopicPartition, Integer> truncations = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    /** In the order of topics and partitions. */
    private Map<TopicPartition, Long> positions = new LinkedHashMap<>();

    /** @param seesTruncations whether it notices that what it has read is lost */
    LogConsumer(SimulatedLog log, Process process, VirtualClock clock, boolean seesTruncations) {
        super("earliest");
        this.log = log;
        this.process = process;
        this.clock = clock;
        this.seesTruncations = seesTruncations;
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
        var before = positions;
        positions = new LinkedHashMap<>();
        partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .forEach(partition -> {
                    positions.put(partition, before.getOrDefault(partition, 0L));
                    truncations.putIfAbsent(partition, log.truncations(partition));
                });
        paused.retainAll(positions.keySet());
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {
        paused.addAll(partitions);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> partitions) {
        paused.removeAll(List.copyOf(partitions));
    }

    @Override
    public synchronized Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    @Override
    public synchronized Set<TopicPartition> assignment() {
        return positions.keySet();
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        positions.put(partition, offset);
        truncations.put(partition, log.truncations(partition));
    }

    /** With a leader's epoch it is known whether what was read there is lost meanwhile. */
    @Override
    public synchronized void seek(TopicPartition partition, OffsetAndMetadata position) {
        positions.put(partition, position.offset());
        truncations.put(partition, position.leaderEpoch().orElseGet(() -> log.truncations(partition)));
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
        requireKafka();
        partitions.forEach(partition -> positions.put(partition, log.begin(partition)));
    }

    @Override
    public synchronized long position(TopicPartition partition) {
        return positions.get(partition);
    }

    @Override
    public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
        requireKafka();
        var records = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var position : positions.entrySet()) {
            var partition = position.getKey();
            if (isAtEnd(partition, position.getValue()) || paused.contains(partition)) {
                continue;
            }
            var from = seesTruncations ? Math.min(position.getValue(), lostFrom(partition)) : position.getValue();
            if (seesTruncations && from > log.end(partition)) {
                from = log.begin(partition); // earliest, as every consumer here
            }
            var entries = log.read(partition, from, RECORDS_AT_ONCE);
            var behind = entries.size() < RECORDS_AT_ONCE
                    ? Math.max(from, log.end(partition))
                    : entries.get(entries.size() - 1).offset() + 1;
            if (!entries.isEmpty()) {
                var read = new ArrayList<ConsumerRecord<String, byte[]>>();
                entries.forEach(entry -> read.add(toRecord(partition, entry)));
                records.put(partition, read);
            }
            if (behind != position.getValue()) {
                next.put(partition, new OffsetAndMetadata(behind, Optional.of(log.truncations(partition)), ""));
                position.setValue(behind);
            }
        }
        return new ConsumerRecords<>(records, next);
    }

    /** Whether there are records for a next poll. */
    boolean hasMore() {
        for (var position : positions.entrySet()) {
            if (position.getValue() < log.end(position.getKey()) && !paused.contains(position.getKey())) {
                return true;
            }
        }
        return false;
    }

    boolean hasPaused() {
        return !paused.isEmpty();
    }

    /** Whether there is nothing to learn of a partition, as of most whenever a few go on. */
    private boolean isAtEnd(TopicPartition partition, long position) {
        return position == log.end(partition) && truncations.getOrDefault(partition, 0) == log.truncations(partition);
    }

    /** As a client learns of it by the leader's epoch. */
    private long lostFrom(TopicPartition partition) {
        var from = log.lostFrom(partition, truncations.getOrDefault(partition, 0));
        truncations.put(partition, log.truncations(partition));
        return from;
    }

    private static ConsumerRecord<String, byte[]> toRecord(TopicPartition partition, Entry entry) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                entry.offset(),
                entry.writtenAtMicros() / 1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                entry.key(),
                entry.value(),
                entry.headers(),
                Optional.of(entry.epoch()));
    }

    @Override
    public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
        requireKafka();
        var begins = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> begins.put(partition, log.begin(partition)));
        return begins;
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        requireKafka();
        var ends = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> ends.put(partition, log.end(partition)));
        return ends;
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
            Collection<TopicPartition> partitions, Duration timeout) {
        return endOffsets(partitions);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
            Map<TopicPartition, Long> times, Duration timeout) {
        requireKafka();
        var found = new HashMap<TopicPartition, OffsetAndTimestamp>();
        times.forEach((partition, since) -> log.all(partition).stream()
                .filter(entry -> clock.instantAt(entry.writtenAtMicros()).toEpochMilli() >= since)
                .findFirst()
                .ifPresent(entry -> found.put(
                        partition,
                        new OffsetAndTimestamp(
                                entry.offset(),
                                clock.instantAt(entry.writtenAtMicros()).toEpochMilli()))));
        return found;
    }

    @Override
    public synchronized Map<String, List<PartitionInfo>> listTopics() {
        requireKafka();
        var topics = new HashMap<String, List<PartitionInfo>>();
        log.topics().forEach(topic -> topics.put(topic, List.of()));
        return topics;
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic) {
        requireKafka();
        var infos = new ArrayList<PartitionInfo>();
        for (var number = 0; number < log.partitionsOf(topic); number++) {
            infos.add(new PartitionInfo(topic, number, null, null, null));
        }
        return infos;
    }

    @Override
    public synchronized void close() {}

    @Override
    public synchronized void close(Duration timeout) {}

    private void requireKafka() {
        if (!process.reachesKafka(clock.micros())) {
            throw new TimeoutException("Kafka can't be reached");
        }
    }
}
