package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A record of a change's size, sent with {@code acks=all} and received by a consumer that waits for it, one at a time:
 * the lower limit for any delivery over this broker. It uses a topic that nothing else in the run listens to.
 */
final class BareRoundTrip implements AutoCloseable {
    private static final String TOPIC = Topic.ORIGIN_HEALTH.topicName();
    /** A compacted topic takes no record without one. */
    private static final byte[] KEY = {'k'};

    private static final Duration POLL = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    BareRoundTrip(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partition = new TopicPartition(TOPIC, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
    }

    /** The time from sending to having received, in milliseconds. */
    double measure(byte[] value) throws ExecutionException, InterruptedException {
        var start = System.nanoTime();
        var sent = producer.send(new ProducerRecord<>(TOPIC, 0, KEY, value));
        var none = consumer.poll(POLL).isEmpty();
        var received = System.nanoTime();
        sent.get();
        if (none) {
            throw new IllegalStateException("the record did not come back within " + POLL);
        }
        return (received - start) / 1e6;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
