package dev.backsource.eventlog.writing;

import static dev.backsource.testing.infrastructure.SharedBroker.kafka;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.TopicScan;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FencedPublisherIT {
    /** A new one for each run of a test: the records of an earlier run stay on the topic. */
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private final String id = getClass().getName() + run;

    @BeforeAll
    static void createTopic() throws InterruptedException {
        try (var admin = Admin.create(kafka())) {
            Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
        }
    }

    @Test
    void shouldTellWhereEachEventWasWritten() {
        // Given
        var events = List.of(event("told-a", 1, "{}"), event("told-b", 1, "{}"), event("told-a", 2, "{}"));

        // When
        List<RecordMetadata> records;
        try (var producer = FencedPublisher.takeOver(kafka(), id)) {
            records = producer.publish(events);
        }

        // Then
        assertThat(records)
                .extracting(RecordMetadata::partition)
                .containsExactly(partition("told-a"), partition("told-b"), partition("told-a"));
        awaitCommitted("told-a", "1", "2");
        assertThat(written("told-a", "read_uncommitted").get(1).offset())
                .isEqualTo(records.get(2).offset());
    }

    @Test
    void shouldPublishNothingOfABatchAndNameTheRecordThatIsRefused() {
        // Given
        var tooLarge = event("refused", 1, "x".repeat(3_000_000));
        try (var producer = FencedPublisher.takeOver(kafka(), id)) {

            // When
            var refused = catchThrowableOfType(
                    RefusedRecordsException.class,
                    () -> producer.publish(List.of(event("before", 1, "{}"), tooLarge, event("behind", 1, "{}"))));
            producer.publish(List.of(event("behind", 1, "{}")));

            // Then
            assertThat(refused.places()).containsExactly(1);
            awaitCommitted("behind", "1");
            assertThat(committed("before")).isEmpty();
        }
    }

    @Test
    void shouldBlameTheRecordThatTheBrokerRefusesOnceItIsAlone() throws ExecutionException, InterruptedException {
        // Given
        var tooLarge = event("refused-there", 1, "x".repeat(200_000));
        try (var producer = FencedPublisher.takeOver(kafka(), id)) {
            limitMessages(100_000);

            // When: until the broker knows its new limit, it takes the large record
            await().until(() -> isRefused(producer, tooLarge));
            var together = catchThrowableOfType(
                    RefusedRecordsException.class,
                    () -> producer.publish(List.of(event("innocent", 1, "{}"), tooLarge, event("innocent", 2, "{}"))));
            var alone = catchThrowableOfType(RefusedRecordsException.class, () -> producer.publish(List.of(tooLarge)));

            // Then
            assertThat(together.places()).isEmpty();
            assertThat(alone.places()).containsExactly(0);
            producer.publish(List.of(event("after", 1, "{}")));
            awaitCommitted("after", "1");
            assertThat(committed("innocent")).isEmpty();
        } finally {
            limitMessages(1_048_588);
        }
    }

    @Test
    void shouldRefuseWhatAFencedProducerPublishes() {
        // Given
        try (var old = FencedPublisher.takeOver(kafka(), id)) {
            old.publish(List.of(event("fenced", 1, "{}")));

            // When
            try (var next = FencedPublisher.takeOver(kafka(), id)) {
                assertThatThrownBy(() -> old.publish(List.of(event("fenced", 2, "{}"))))
                        .isInstanceOf(KafkaException.class)
                        .isNotInstanceOf(RefusedRecordsException.class);
                next.publish(List.of(event("fenced", 3, "{}")));
            }
        }

        // Then
        awaitCommitted("fenced", "1", "3");
    }

    private static boolean isRefused(FencedPublisher producer, ProducerRecord<String, byte[]> record) {
        try {
            producer.publish(List.of(record));
            return false;
        } catch (RefusedRecordsException e) {
            return true;
        }
    }

    private static void limitMessages(int bytes) throws ExecutionException, InterruptedException {
        SharedBroker.set(
                ConfigResource.Type.TOPIC,
                Topic.POLICY_CHANGES.topicName(),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(bytes));
    }

    /** A transaction that its producer has ended is committed a moment later, when its markers are written. */
    private void awaitCommitted(String domain, String... revisions) {
        await().untilAsserted(() -> assertThat(committed(domain)).containsExactly(revisions));
    }

    /** The revisions of a domain that a subscriber sees. */
    private List<String> committed(String domain) {
        return written(domain, "read_committed").stream()
                .map(record -> EventRecords.attributes(record.headers()).id())
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> written(String domain, String isolation) {
        var written = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new ConsumerFactory(kafka()).open(Map.of("isolation.level", isolation))) {
            TopicScan.read(consumer, TopicPartitions.of(Topic.POLICY_CHANGES), written::add);
        }
        return written.stream()
                .filter(record -> nameOf(domain).equals(record.key()))
                .toList();
    }

    private String nameOf(String domain) {
        return domain + "-" + run;
    }

    private int partition(String domain) {
        return EventRecords.partitionOf(Topic.POLICY_CHANGES, nameOf(domain));
    }

    private ProducerRecord<String, byte[]> event(String label, long revision, String payload) {
        var domain = nameOf(label);
        var attributes = new CloudEvent(
                Long.toString(revision),
                Topic.POLICY_CHANGES.eventType(),
                "/event-log",
                domain,
                Instant.EPOCH,
                revision,
                null);
        return EventRecords.toRecord(
                Topic.POLICY_CHANGES, domain, payload.getBytes(StandardCharsets.UTF_8), attributes);
    }
}
