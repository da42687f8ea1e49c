package dev.backsource.config.events;

import dev.backsource.eventlog.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Kafka as the stream is read from it: committed records only, partitions assigned by hand, nothing committed. */
@Singleton
class StreamKafka {
    private static final int ANSWER_WITHIN_MS = 5_000;
    /** Few enough that readers are told of them before the window has no room for more. */
    private static final int RECORDS_AT_ONCE = 100;

    private static final int FETCHED_BYTES = 4 * 1024 * 1024;
    private static final int FETCHED_BYTES_OF_A_PARTITION = 512 * 1024;
    private static final int RECONNECT_AFTER_MS = 1_000;

    private final Map<String, Object> kafka;
    private final Duration changesKept;

    StreamKafka(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        this.kafka = kafka;
        this.changesKept = changesKept.orElse(Topics.CHANGES_KEPT);
    }

    /**
     * A consumer that holds a bounded part of the topics in memory and waits up to 5 s for an answer. It never resets a
     * position by itself.
     */
    KafkaConsumer<String, byte[]> openConsumer() {
        var config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES_OF_A_PARTITION);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_AFTER_MS);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * What tells these topics from others of the same name: 8 hexadecimal digits. Topics that are missing are created, so
     * that the stream begins before the first alert.
     *
     * @throws KafkaException when Kafka doesn't answer within 5 s
     */
    String identity() throws InterruptedException {
        try (var admin = Topics.openAdmin(kafka)) {
            Topics.createMissing(admin, StreamPartitions.TOPICS, changesKept);
            return identity(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("the topics could not be described", e.getCause());
        }
    }

    private static String identity(Admin admin) throws InterruptedException, ExecutionException {
        var names =
                StreamPartitions.TOPICS.stream().map(topic -> topic.topicName()).toList();
        var described =
                new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
        var hash = new CRC32();
        described.forEach((name, topic) -> hash.update((name + topic.topicId()).getBytes(StandardCharsets.UTF_8)));
        return String.format("%08x", hash.getValue());
    }
}
