package dev.backsource.config.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.testing.TopicReader;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.Topics;
import dev.backsource.local.infrastructure.EmbeddedBroker;
import dev.backsource.policy.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayProducerIT {
    private static EmbeddedBroker broker;
    private static Map<String, Object> kafka;

    private final String id = getClass().getName() + System.nanoTime();

    @BeforeAll
    static void startBroker() throws IOException, InterruptedException {
        var parent = Files.createDirectories(Path.of("target", "infrastructure").toAbsolutePath());
        broker = EmbeddedBroker.startOnFreePorts(Files.createTempDirectory(parent, "kafka-"));
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(kafka)) {
            Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldTellWhereEachEventWasWritten() {
        // Given
        var entries = List.of(entry("told-a", 1, "{}"), entry("told-b", 1, "{}"), entry("told-a", 2, "{}"));

        // When
        List<RecordMetadata> records;
        try (var producer = RelayProducer.takeOver(kafka, id)) {
            records = producer.publish(entries);
        }

        // Then
        assertThat(records)
                .extracting(RecordMetadata::partition)
                .containsExactly(partition("told-a"), partition("told-b"), partition("told-a"));
        assertThat(committed("told-a")).containsExactly("told-a/1", "told-a/2");
        try (var topic = new TopicReader(broker.bootstrapServers(), Topic.POLICY_CHANGES)) {
            assertThat(topic.of("told-a").get(1).offset())
                    .isEqualTo(records.get(2).offset());
        }
    }

    @Test
    void shouldPublishNothingOfABatchAndNameTheLaneWhenAnEventIsRefused() {
        // Given
        var tooLarge = entry("refused", 1, "x".repeat(3_000_000));
        try (var producer = RelayProducer.takeOver(kafka, id)) {

            // When
            var refused = catchThrowableOfType(
                    RefusedEventsException.class,
                    () -> producer.publish(List.of(entry("before", 1, "{}"), tooLarge, entry("behind", 1, "{}"))));
            producer.publish(List.of(entry("behind", 1, "{}")));

            // Then
            assertThat(refused.lanes()).containsExactly(tooLarge.lane());
            assertThat(committed("before")).isEmpty();
            assertThat(committed("behind")).containsExactly("behind/1");
        }
    }

    @Test
    void shouldBlameTheLaneThatTheBrokerRefusesOnceItIsAlone() throws ExecutionException, InterruptedException {
        // Given
        var tooLarge = entry("refused-there", 1, "x".repeat(200_000));
        try (var producer = RelayProducer.takeOver(kafka, id)) {
            limitMessages(100_000);

            // When
            var together = catchThrowableOfType(
                    RefusedEventsException.class,
                    () -> producer.publish(List.of(entry("innocent", 1, "{}"), tooLarge, entry("innocent", 2, "{}"))));
            var alone = catchThrowableOfType(RefusedEventsException.class, () -> producer.publish(List.of(tooLarge)));

            // Then
            assertThat(together.lanes()).isEmpty();
            assertThat(alone.lanes()).containsExactly(tooLarge.lane());
            assertThat(committed("innocent")).isEmpty();
        } finally {
            limitMessages(1_048_588);
        }
    }

    @Test
    void shouldRefuseWhatAFencedProducerPublishes() {
        // Given
        try (var old = RelayProducer.takeOver(kafka, id)) {
            old.publish(List.of(entry("fenced", 1, "{}")));

            // When
            try (var next = RelayProducer.takeOver(kafka, id)) {
                assertThatThrownBy(() -> old.publish(List.of(entry("fenced", 2, "{}"))))
                        .isInstanceOf(KafkaException.class)
                        .isNotInstanceOf(RefusedEventsException.class);
                next.publish(List.of(entry("fenced", 3, "{}")));
            }
        }

        // Then
        assertThat(committed("fenced")).containsExactly("fenced/1", "fenced/3");
    }

    private static void limitMessages(int bytes) throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.POLICY_CHANGES.topicName());
        var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (var admin = Admin.create(kafka)) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static List<String> committed(String domain) {
        try (var topic =
                new TopicReader(broker.bootstrapServers(), Topic.POLICY_CHANGES, IsolationLevel.READ_COMMITTED)) {
            return topic.of(domain).stream()
                    .map(record -> EventRecords.attributes(record.headers()).id())
                    .toList();
        }
    }

    private static int partition(String domain) {
        return EventRecords.partitionOf(Topic.POLICY_CHANGES, domain);
    }

    private static OutboxEntry entry(String domain, long revision, String payload) {
        return new OutboxEntry(
                revision,
                Topic.POLICY_CHANGES,
                domain,
                domain + "/" + revision,
                revision,
                0L,
                payload,
                Instant.EPOCH,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                null);
    }
}
