package dev.backsource.eventlog;

import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a compacted topic ends: by partition, the offset of the last record that is there to be read. Whoever has dealt
 * with that record, or with a later one, has caught up.
 *
 * <p>The end offset alone does not tell, since compaction and aborted transactions leave gaps below it that no record
 * ever fills. So the records just below the end are looked at, over a stretch that doubles until one is found or the
 * consumer's position says that there is none.
 */
public final class TopicEnd {
    private static final long FIRST_STRETCH = 16;
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicEnd() {}

    /**
     * The offset of the last record of each partition; a partition without records is absent. Reassigns {@code consumer}
     * and blocks while it reads.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker can't be reached
     */
    public static Map<TopicPartition, Long> lastRecords(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.assign(partitions); // else the client warns about each partition whose offsets it is asked for
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        var last = new HashMap<TopicPartition, Long>();
        ends.forEach((partition, end) -> {
            var offset = lastRecord(consumer, partition, begins.getOrDefault(partition, 0L), end);
            if (offset >= 0) {
                last.put(partition, offset);
            }
        });
        return last;
    }

    /** As {@link #lastRecords(Consumer, Collection)}, of all partitions of one topic and by their numbers. */
    public static Map<Integer, Long> lastRecords(Consumer<?, ?> consumer, Topic topic) {
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
        return lastRecords(consumer, partitions).entrySet().stream()
                .collect(Collectors.toMap(last -> last.getKey().partition(), Map.Entry::getValue));
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
        while (consumer.position(partition) < end) {
            for (var received : consumer.poll(POLL).records(partition)) {
                found = Math.max(found, received.offset() < end ? received.offset() : found);
            }
        }
        return found;
    }
}
