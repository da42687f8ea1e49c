package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The times of changes, read from the events themselves. config-service takes the time inside the transaction, before
 * it commits, so a duration measured from it includes the commit.
 */
final class CommitTimes implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;

    CommitTimes(String bootstrapServers, String domain) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "latest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partition = new TopicPartition(
                Topic.POLICY_CHANGES.topicName(), EventRecords.partitionOf(Topic.POLICY_CHANGES, domain));
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
    }

    /** The time of the next change since this was made; waits for it. */
    Instant next() {
        while (true) {
            for (var received : consumer.poll(POLL)) {
                return EventRecords.attributes(received.headers()).time();
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
