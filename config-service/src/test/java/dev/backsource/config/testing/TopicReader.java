package dev.backsource.config.testing;

import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic's records, read from the beginning. */
public final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    /** Reads what was written, whatever became of its transaction, as the edges do. */
    public TopicReader(String bootstrapServers, Topic topic) {
        this(bootstrapServers, topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Reads as that level says. */
    public TopicReader(String bootstrapServers, Topic topic, IsolationLevel isolation) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString(),
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = TopicPartitions.of(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many records there are in the topic, read to its end. */
    public long all() {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        }
        return seen.size();
    }

    /** The records of a key so far, in order. */
    public List<ConsumerRecord<String, byte[]>> of(String key) {
        all();
        return seen.stream().filter(received -> key.equals(received.key())).toList();
    }

    /** All records so far, those of a partition in order. */
    public List<ConsumerRecord<String, byte[]>> records() {
        all();
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
