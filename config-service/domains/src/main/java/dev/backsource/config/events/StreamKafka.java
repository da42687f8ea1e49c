package dev.backsource.config.events;

import dev.backsource.eventlog.broker.AdminClients;
import dev.backsource.eventlog.topics.TopicIds;
import dev.backsource.eventlog.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Kafka for the stream's readers: committed records only, and a bounded part of the topics in memory. */
@Singleton
class StreamKafka {
    private static final int ANSWER_WITHIN_MS = 5_000;
    /** Few enough that readers are woken for them before the window runs out of room. */
    private static final int RECORDS_AT_ONCE = 100;

    private static final int FETCHED_BYTES = 4 * 1024 * 1024;
    private static final int FETCHED_BYTES_OF_A_PARTITION = 512 * 1024;

    /**
     * The settings of the stream's consumers. No consumer resets its position by itself: the events after a reset wouldn't follow the client's last
     * one.
     */
    static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES_OF_A_PARTITION,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);

    private final Map<String, Object> kafka;
    private final Duration changesKept;

    StreamKafka(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        this.kafka = kafka;
        this.changesKept = changesKept.orElse(Topics.CHANGES_KEPT);
    }

    /**
     * The identity of these topics, which recreated ones of the same names don't share: 8 hexadecimal digits. Missing topics are created, so that the
     * stream begins before the first alert.
     *
     * @throws KafkaException when Kafka doesn't respond within 5 s
     */
    String identity() {
        try (var admin = AdminClients.open(kafka)) {
            Topics.createMissing(admin, StreamPartitions.TOPICS, changesKept);
            var hash = new CRC32();
            TopicIds.of(admin, StreamPartitions.TOPICS)
                    .forEach((name, id) -> hash.update((name + id).getBytes(StandardCharsets.UTF_8)));
            return String.format("%08x", hash.getValue());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
