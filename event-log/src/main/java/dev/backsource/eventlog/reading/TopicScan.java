package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reading of topics up to their present end, and no further. */
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicScan() {}

    /**
     * Reads {@code partitions} from their beginning to the end that they have now, or to a lower one when they lose records meanwhile. Reassigns
     * {@code consumer} and blocks.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't answer, or has no such topic
     */
    public static <K, V> void read(
            org.apache.kafka.clients.consumer.Consumer<K, V> consumer,
            Collection<TopicPartition> partitions,
            Consumer<ConsumerRecord<K, V>> records) {
        read(consumer, consumer, partitions, records);
    }

    /**
     * As the other, to the end that {@code ends} sees. To a consumer of committed records a partition ends at the first open transaction, whoever's it is;
     * with {@code ends} of all records it goes on once that transaction has ended.
     */
    public static <K, V> void read(
            org.apache.kafka.clients.consumer.Consumer<K, V> consumer,
            org.apache.kafka.clients.consumer.Consumer<?, ?> ends,
            Collection<TopicPartition> partitions,
            Consumer<ConsumerRecord<K, V>> records) {
        ends.assign(partitions);
        consumer.assign(partitions);
        var end = TopicEnd.of(ends, partitions);
        consumer.seekToBeginning(partitions);
        while (!end.isReachedBy(consumer::position)) {
            var batch = consumer.poll(POLL);
            batch.forEach(records);
            if (batch.isEmpty()) {
                end = end.lowered(TopicEnd.of(ends, partitions));
            }
        }
    }
}
