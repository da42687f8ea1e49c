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

/** A consumer of the simulated log, of no group. It never waits: what isn't there when it asks comes with a later poll. */
public final class LogConsumer extends MockConsumer<String, byte[]> {
    private static final int RECORDS_AT_ONCE = 50;

    private final SimulatedLog log;
    private final Process process;
    private final VirtualClock clock;
    private final boolean seesTruncations;
    private final boolean isCommitted;
    /** Where it reads, of all partitions that it was ever assigned. */
    private final Map<TopicPartition, Place> known = new HashMap<>();
    /** Of those assigned now, in the order of topics and partitions. */
    private Map<TopicPartition, Place> places = new LinkedHashMap<>();

    /**
     * @param seesTruncations whether it notices the loss of records that it has read
     * @param isCommitted whether it gets committed records only; it goes past the others, those of open transactions, too
     */
    LogConsumer(SimulatedLog log, Process process, VirtualClock clock, boolean seesTruncations, boolean isCommitted) {
        super("earliest");
        this.log = log;
        this.process = process;
        this.clock = clock;
        this.seesTruncations = seesTruncations;
        this.isCommitted = isCommitted;
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
        var before = places;
        places = new LinkedHashMap<>();
        partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .forEach(partition -> {
                    var place = known.computeIfAbsent(partition, each -> new Place(each, log.of(each)));
                    if (!before.containsKey(partition)) {
                        place.position = 0;
                        place.paused = false;
                    }
                    places.put(partition, place);
                });
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned(partition).paused = true);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned(partition).paused = false);
    }

    @Override
    public synchronized Set<TopicPartition> paused() {
        var paused = new HashSet<TopicPartition>();
        for (var place : places.values()) {
            if (place.paused) {
                paused.add(place.partition);
            }
        }
        return paused;
    }

    @Override
    public synchronized Set<TopicPartition> assignment() {
        return places.keySet();
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        var place = assigned(partition);
        place.position = offset;
        place.truncations = place.log.truncations();
    }

    /** With a leader's epoch it is known whether what was read there is lost meanwhile. */
    @Override
    public synchronized void seek(TopicPartition partition, OffsetAndMetadata position) {
        var place = assigned(partition);
        place.position = position.offset();
        place.truncations = position.leaderEpoch().orElseGet(place.log::truncations);
    }

    private Place assigned(TopicPartition partition) {
        var place = places.get(partition);
        if (place == null) {
            throw new IllegalStateException(partition + " is not assigned");
        }
        return place;
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
        requireKafka();
        partitions.forEach(partition -> assigned(partition).position = log.begin(partition));
    }

    @Override
    public synchronized long position(TopicPartition partition) {
        return assigned(partition).position;
    }

    @Override
    public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
        requireKafka();
        var records = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var place : places.values()) {
            if (place.isAtEnd() || place.paused) {
                continue;
            }
            var partition = place.partition;
            var from = seesTruncations ? Math.min(place.position, place.lostFrom()) : place.position;
            if (seesTruncations && from > place.log.end()) {
                from = log.begin(partition); // earliest, as every consumer here
            }
            var entries = log.read(partition, from, RECORDS_AT_ONCE);
            var behind = entries.size() < RECORDS_AT_ONCE
                    ? Math.max(from, place.log.end())
                    : entries.get(entries.size() - 1).offset() + 1;
            var shown = isCommitted ? place.log.committed(entries) : entries;
            if (!shown.isEmpty()) {
                var read = new ArrayList<ConsumerRecord<String, byte[]>>(shown.size());
                shown.forEach(entry -> read.add(entry.record()));
                records.put(partition, read);
            }
            if (behind != place.position) {
                next.put(partition, new OffsetAndMetadata(behind, Optional.of(place.log.truncations()), ""));
                place.position = behind;
            }
        }
        return new ConsumerRecords<>(records, next);
    }

    /** Whether there are records for a next poll. */
    boolean hasMore() {
        for (var place : places.values()) {
            if (place.position < place.log.end() && !place.paused) {
                return true;
            }
        }
        return false;
    }

    boolean hasPaused() {
        for (var place : places.values()) {
            if (place.paused) {
                return true;
            }
        }
        return false;
    }

    /** Where it reads in a partition. */
    private static final class Place {
        private final TopicPartition partition;
        private final SimulatedLog.Partition log;
        private long position;
        /** How often the partition had lost its end when it was read last. */
        private int truncations;

        private boolean paused;

        Place(TopicPartition partition, SimulatedLog.Partition log) {
            this.partition = partition;
            this.log = log;
            this.truncations = log.truncations();
        }

        /** Whether there is nothing to learn of the partition, as of most whenever a few go on. */
        boolean isAtEnd() {
            return position == log.end() && truncations == log.truncations();
        }

        /** As a client learns of it by the leader's epoch. */
        long lostFrom() {
            var from = log.lostFrom(truncations);
            truncations = log.truncations();
            return from;
        }
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
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
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
    public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
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
