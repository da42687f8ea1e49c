package dev.backsource.system.check;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.check.StoredRevision.Place;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of policy changes from its beginning to its end. */
final class PublishedLog {
    private PublishedLog() {}

    /** All records, those of a domain in their order. */
    static List<PublishedRevision> read(String bootstrapServers, IsolationLevel isolation) {
        var partitions = TopicPartitions.of(Topic.POLICY_CHANGES);
        try (var consumer = new KafkaConsumer<>(
                settings(bootstrapServers, isolation), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var read = new ArrayList<PublishedRevision>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(received -> read.add(published(received)));
            }
            return read;
        }
    }

    private static Map<String, Object> settings(String bootstrapServers, IsolationLevel isolation) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString());
    }

    private static PublishedRevision published(ConsumerRecord<String, byte[]> received) {
        var revision = EventRecords.attributes(received.headers()).revision();
        var value = received.value();
        return new PublishedRevision(
                received.key(),
                Objects.requireNonNullElse(revision, 0L),
                value == null ? null : new JsonObject(Buffer.buffer(value)),
                new Place(received.partition(), received.offset()));
    }
}
