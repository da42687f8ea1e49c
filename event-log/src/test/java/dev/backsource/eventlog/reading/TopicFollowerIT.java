package dev.backsource.eventlog.reading;

import static dev.backsource.testing.infrastructure.SharedBroker.kafka;
import static dev.backsource.testing.infrastructure.SharedBroker.newTopic;
import static dev.backsource.testing.infrastructure.SharedBroker.producer;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.infrastructure.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFollowerIT {
    /** A short timeout, so that a missing broker or topic is noticed soon: by default a consumer waits 5 s for a response. */
    private static final Map<String, Object> IMPATIENT = Map.of("default.api.timeout.ms", "1000");

    private String topic = "";

    @Test
    void shouldReadWhatIsThereAndThenOn() throws Exception {
        // Given
        topic = newTopic(2, Map.of());
        write(0, "a", "b");
        write(1, "c");
        var reader = new RecordingReader(topic, 2);

        // When
        try (var ignored = follow(reader)) {
            await().until(reader::hasCaughtUp);
            var atFirst = List.copyOf(reader.values());
            write(1, "d");

            // Then
            await().until(() -> reader.values().contains("d"));
            assertThat(atFirst).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(reader.values()).hasSize(4);
        }
    }

    @Test
    void shouldGoOnWhereItWasAfterAFailure() throws Exception {
        // Given
        topic = newTopic(1, Map.of());
        write(0, "a", "b");
        var reader = new RecordingReader(topic, 1);
        try (var ignored = follow(reader)) {
            await().until(reader::hasCaughtUp);

            // When: garbage that the reader fails on, once
            reader.failOn("garbage");
            write(0, "garbage");
            write(0, "c");

            // Then
            await().until(() -> reader.values().contains("c"));
            assertThat(reader.values()).containsExactly("a", "b", "garbage", "c");
            assertThat(reader.failures()).hasSize(1).first().isInstanceOf(IllegalStateException.class);
            assertThat(reader.begun()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_committed", "read_uncommitted"})
    void shouldCatchUpAcrossTheMarkersOfTransactions(String isolation) throws Exception {
        // Given: aborted records and markers at the end, which are no records to this reader
        topic = newTopic(1, Map.of());
        try (var producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, 0, "kept");
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, 0, "aborted");
            producer.abortTransaction();
        }
        // A moment later, the marker is there.
        await().until(() -> endOffset(Map.of("isolation.level", isolation)) == 4);
        var reader = new RecordingReader(topic, 1);

        // When
        try (var ignored = follow(reader, Map.of("isolation.level", isolation))) {
            await().until(reader::hasCaughtUp);

            // Then
            assertThat(reader.position(0)).isEqualTo(4);
            assertThat(reader.values()).startsWith("kept");
        }
    }

    @Test
    void shouldCatchUpAcrossTheGapsOfCompaction() throws Exception {
        // Given
        SharedBroker.set(ConfigResource.Type.BROKER, "", "log.cleaner.backoff.ms", "100");
        topic = newTopic(
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", "50",
                        "min.cleanable.dirty.ratio", "0.001",
                        "max.compaction.lag.ms", "100"));
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            write(0, "again", "again");
            return countRecords() < endOffset();
        });
        var reader = new RecordingReader(topic, 1);

        // When
        try (var ignored = follow(reader)) {
            await().until(reader::hasCaughtUp);

            // Then
            assertThat(reader.position(0)).isEqualTo(endOffset());
            assertThat(reader.values().size()).isLessThan((int) endOffset());
        }
    }

    @Test
    void shouldBeginWithTheFirstRecordThatIsLeft() throws Exception {
        // Given
        topic = newTopic(2, Map.of());
        write(0, "a", "b", "c");
        write(1, "d");
        deleteBefore(0, 2);
        deleteBefore(1, 1);
        var reader = new RecordingReader(topic, 2);

        // When
        try (var ignored = follow(reader)) {
            await().until(reader::hasCaughtUp);

            // Then
            assertThat(reader.values()).containsExactly("c");
        }
    }

    @Test
    void shouldWaitForATopicThatIsNotThereYet() throws Exception {
        // Given
        topic = "topic-" + UUID.randomUUID();
        var reader = new RecordingReader(topic, 1);
        try (var ignored = follow(reader, IMPATIENT)) {
            await().until(() -> !reader.failures().isEmpty());

            // When
            SharedBroker.create(topic, 1, Map.of());
            write(0, "a");

            // Then
            await().until(() -> reader.values().equals(List.of("a")));
        }
    }

    @Test
    void shouldWaitForANameAndStopWhileItDoes() {
        // Given
        topic = "any";
        var reader = new RecordingReader(topic, 1);
        var nameless = new ConsumerFactory(Map.of("bootstrap.servers", "no-such-host.invalid:9092"));

        // When
        try (var ignored = TopicFollower.start(nameless, FollowerConfig.of("nameless", reader.partitions()), reader)) {
            await().until(() -> reader.failures().size() > 1);
        }

        // Then
        assertThat(reader.failures().get(0)).hasMessageContaining("bootstrap");
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("nameless"));
    }

    @Test
    void shouldBeginAgainWhenTheReaderSaysSo() throws Exception {
        // Given
        topic = newTopic(1, Map.of());
        write(0, "a");
        var reader = new RecordingReader(topic, 1);

        // When
        try (var ignored = follow(reader)) {
            await().until(reader::hasCaughtUp);
            reader.endSession();

            // Then
            await().until(() -> reader.begun() == 2);
            assertThat(reader.closed()).isEqualTo(1);
            assertThat(reader.failures()).isEmpty();
        }
    }

    @Test
    void shouldMeasureItsConsumerForAsLongAsThatIsOpen() throws Exception {
        // Given
        topic = newTopic(1, Map.of());
        var measured = new AtomicInteger();
        var consumers = new ConsumerFactory(kafka(), consumer -> {
            measured.incrementAndGet();
            return measured::decrementAndGet;
        });
        var reader = new RecordingReader(topic, 1);

        // When
        try (var ignored = TopicFollower.start(consumers, FollowerConfig.of("measured", reader.partitions()), reader)) {
            await().until(() -> measured.get() == 1);
        }

        // Then
        await().untilAsserted(() -> assertThat(measured).hasValue(0));
    }

    private TopicFollower follow(RecordingReader reader) {
        return follow(reader, Map.of());
    }

    private TopicFollower follow(RecordingReader reader, Map<String, Object> settings) {
        return TopicFollower.start(
                new ConsumerFactory(kafka()),
                FollowerConfig.of(topic, reader.partitions()).with(settings),
                reader);
    }

    private void write(int partition, String... values) throws Exception {
        try (var producer = producer(Map.of())) {
            for (var value : values) {
                send(producer, partition, value);
            }
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, int partition, String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, "key", value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    private void deleteBefore(int partition, long offset) throws Exception {
        try (var admin = Admin.create(kafka())) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    private long endOffset() {
        return endOffset(Map.of());
    }

    private long endOffset(Map<String, Object> settings) {
        var partition = new TopicPartition(topic, 0);
        try (var consumer = new ConsumerFactory(kafka()).open(settings)) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    private long countRecords() {
        var seen = new AtomicLong();
        try (var consumer = new ConsumerFactory(kafka()).open(Map.of())) {
            TopicScan.read(consumer, List.of(new TopicPartition(topic, 0)), record -> seen.incrementAndGet());
        }
        return seen.get();
    }
}
