package dev.backsource.eventlog.reading;

import dev.backsource.policy.event.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The positions of a reader: by partition, the offset after all processed records, gaps included. The first position is the beginning. One thread at
 * a time moves them; any thread may read them.
 */
public final class ReadPositions {
    private static final OffsetAndMetadata BEGINNING = new OffsetAndMetadata(0);

    /** The offsets with the leader's epoch, by which a consumer notices that the partition has lost records already read (KIP-320). */
    private final Map<TopicPartition, OffsetAndMetadata> next = new ConcurrentHashMap<>();

    /** Positions at the beginning of {@code partitions}. */
    public ReadPositions(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> next.put(partition, BEGINNING));
    }

    /** Moves the positions of {@code topic} behind these offsets, by partition; those of its other partitions to the beginning. */
    public void startBehind(Topic topic, Map<Integer, Long> offsets) {
        next.replaceAll((partition, before) -> {
            var offset = offsets.get(partition.partition());
            return !partition.topic().equals(topic.topicName())
                    ? before
                    : offset == null ? BEGINNING : new OffsetAndMetadata(offset + 1);
        });
    }

    /** Moves the positions past {@code batch}. */
    public void advance(ConsumerRecords<?, ?> batch) {
        next.putAll(batch.nextOffsets());
    }

    /** Seeks {@code consumer} to these positions. */
    public void seek(Consumer<?, ?> consumer) {
        next.forEach(consumer::seek);
    }

    /** The offset of the next record to read. */
    public long of(TopicPartition partition) {
        return next.getOrDefault(partition, BEGINNING).offset();
    }

    public boolean haveReached(TopicEnd end) {
        return end.isReachedBy(this::of);
    }
}
