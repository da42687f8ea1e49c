package dev.backsource.eventlog.reading;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a reader is: by partition, the offset behind all that it has dealt with, gaps included. At first everything is still to be
 * read. One thread at a time moves it, any looks.
 */
public final class ReadPositions {
    private static final OffsetAndMetadata BEGINNING = new OffsetAndMetadata(0);

    /** With the leader's epoch, by which a consumer notices that the partition has lost what was read of it (KIP-320). */
    private final Map<TopicPartition, OffsetAndMetadata> next = new ConcurrentHashMap<>();

    /** At the beginning of {@code partitions}. */
    public ReadPositions(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> next.put(partition, BEGINNING));
    }

    /** The reader has dealt with {@code batch}. */
    public void advance(ConsumerRecords<?, ?> batch) {
        next.putAll(batch.nextOffsets());
    }

    /** Has {@code consumer} go on from here. */
    public void seek(Consumer<?, ?> consumer) {
        next.forEach(consumer::seek);
    }

    /** The offset of what is to be read next. */
    public long of(TopicPartition partition) {
        return next.getOrDefault(partition, BEGINNING).offset();
    }

    public boolean haveReached(TopicEnd end) {
        return end.isReachedBy(this::of);
    }
}
