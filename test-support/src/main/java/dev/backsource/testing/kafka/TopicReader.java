package dev.backsource.testing.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic's records, read from the beginning. */
public final class TopicReader implements AutoCloseable {
    /**
     * The broker's wait for records that aren't there. A consumer fetches ahead, and the broker answers a connection's requests one after the other: the
     * next question for the topic's end would wait as long, half a second by default.
     */
    private static final String FETCH_WAIT_MS = "10";

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
    private boolean shared;

    /** Reads all written records, also of aborted and open transactions, as the edges do. */
    public TopicReader(String bootstrapServers, String topic, int partitions) {
        this(bootstrapServers, topic, partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Reads with that isolation level. */
    public TopicReader(String bootstrapServers, String topic, int partitions, IsolationLevel isolation) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MS,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.toString(),
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /**
     * This reader for several users, each of which goes on from the last one's position: {@link #close} leaves it open,
     * its owner ends it.
     */
    public TopicReader shared() {
        shared = true;
        return this;
    }

    /** The number of records in the topic, read to its end. */
    public synchronized long all() {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        }
        return seen.size();
    }

    /** The records of a key so far, in order. */
    public synchronized List<ConsumerRecord<String, byte[]>> of(String key) {
        all();
        return seen.stream().filter(received -> key.equals(received.key())).toList();
    }

    /** All records so far, those of a partition in order. */
    public synchronized List<ConsumerRecord<String, byte[]>> records() {
        all();
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        if (!shared) {
            end();
        }
    }

    /** Closes it, also one that is {@link #shared}. */
    public synchronized void end() {
        consumer.close();
    }
}
