package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The end of partitions at one moment: a reader that has reached it has caught up. An empty partition is absent.
 *
 * <p>The comparison is with the <em>position</em> of the reader, the offset that it reads next, not with the offsets of records: compaction and the
 * markers of transactions leave gaps below the end that no record ever fills, and a position goes past them. A reader that sees records only, since a
 * channel stands between, compares with {@link #lastRecords} instead.
 *
 * @param offsets by partition, the offset behind the last record
 */
public record TopicEnd(Map<TopicPartition, Long> offsets) {
    private static final long FIRST_STRETCH = 16;
    private static final Duration POLL = Duration.ofMillis(200);
    /** For each of the requests of {@link #soon}. Longer than a round trip to a broker on another continent, so that distant edges get an answer. */
    private static final Duration SOON = Duration.ofMillis(400);

    public TopicEnd {
        offsets = Map.copyOf(offsets);
    }

    /**
     * The present end, by a consumer that has {@code partitions} assigned.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't answer, or has no such topic
     */
    public static TopicEnd of(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        return between(consumer.beginningOffsets(partitions), consumer.endOffsets(partitions));
    }

    /**
     * As {@link #of}, for readers whose look mustn't keep others waiting: while a partition has no leader, Kafka doesn't answer.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException when Kafka doesn't answer within a fraction of a second
     */
    public static TopicEnd soon(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        return between(consumer.beginningOffsets(partitions, SOON), consumer.endOffsets(partitions, SOON));
    }

    private static TopicEnd between(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> behind) {
        var ends = new HashMap<>(behind);
        ends.entrySet().removeIf(end -> end.getValue() <= begins.getOrDefault(end.getKey(), 0L));
        return new TopicEnd(ends);
    }

    /** As {@link #of}, but a topic that isn't there yet holds nothing. */
    public static TopicEnd ofExisting(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        return of(consumer, ofTopics(consumer.listTopics().keySet(), partitions));
    }

    /** As {@link #soon}, but a topic that isn't there holds nothing. */
    public static TopicEnd ofExistingSoon(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        return soon(consumer, ofTopics(consumer.listTopics(SOON).keySet(), partitions));
    }

    private static List<TopicPartition> ofTopics(Set<String> topics, Collection<TopicPartition> partitions) {
        return partitions.stream()
                .filter(partition -> topics.contains(partition.topic()))
                .toList();
    }

    /**
     * This end, or the present one where that is lower: a partition may have lost its last records meanwhile, as after an unclean election of a
     * leader or on a recreated topic, and nobody reads up to an offset that is gone.
     */
    public TopicEnd lowered(TopicEnd present) {
        var lower = new HashMap<>(offsets);
        lower.keySet().retainAll(present.offsets.keySet());
        lower.replaceAll((partition, end) -> Math.min(end, present.offsets.getOrDefault(partition, end)));
        return new TopicEnd(lower);
    }

    /** Whether a reader has caught up that reads the record at {@code position} of a partition next. */
    public boolean isReachedBy(ToLongFunction<TopicPartition> position) {
        return offsets.entrySet().stream().allMatch(end -> position.applyAsLong(end.getKey()) >= end.getValue());
    }

    /** The number of {@linkplain #total offsets below this end} passed by a reader that reads {@code position} of a partition next. */
    public long passed(ToLongFunction<TopicPartition> position) {
        return offsets.entrySet().stream()
                .mapToLong(end -> Math.min(position.applyAsLong(end.getKey()), end.getValue()))
                .sum();
    }

    /** The number of offsets below this end. */
    public long total() {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The offset of the last record of each partition that is there to be read; a partition without records is absent. Reads just below the end, over
     * a stretch that doubles until a record is found or the consumer's position shows that there is none. Reassigns {@code consumer} and blocks while
     * it reads.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker can't be reached
     */
    public static Map<TopicPartition, Long> lastRecords(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.assign(partitions); // else the client warns about each partition whose offsets it is asked for
        var begins = consumer.beginningOffsets(partitions);
        var last = new HashMap<TopicPartition, Long>();
        of(consumer, partitions).offsets.forEach((partition, end) -> {
            var offset = lastRecord(consumer, partition, begins.getOrDefault(partition, 0L), end);
            if (offset >= 0) {
                last.put(partition, offset);
            }
        });
        return last;
    }

    private static long lastRecord(Consumer<?, ?> consumer, TopicPartition partition, long begin, long end) {
        for (var stretch = FIRST_STRETCH; ; stretch *= 2) {
            var from = Math.max(begin, end - stretch);
            var found = lastRecordFrom(consumer, partition, from, end);
            if (found >= 0 || from == begin) {
                return found;
            }
        }
    }

    private static long lastRecordFrom(Consumer<?, ?> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        var found = -1L;
        var left = end;
        while (consumer.position(partition) < left) {
            var records = consumer.poll(POLL).records(partition);
            for (var received : records) {
                found = Math.max(found, received.offset() < end ? received.offset() : found);
            }
            if (records.isEmpty()) {
                left = Math.min(left, endOf(consumer, partition));
            }
        }
        return found;
    }

    private static long endOf(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }
}
