package dev.backsource.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompactedViewTest {
    private static final TopicPartition PARTITION =
            TopicPartitions.of(Topic.EDGE_STATUS).get(0);

    private final List<String> told = new ArrayList<>();
    private final CompactedView<EdgeStatus> view =
            new CompactedView<>(Topic.EDGE_STATUS, EventCodec.EDGE_STATUS::decode, EdgeStatus::edge, new Told());

    @Test
    void shouldHoldTheLatestValueOfEachKey() {
        // When
        view.accept(status("edge-1", 1, 0));
        view.accept(status("edge-2", 1, 1));
        view.accept(status("edge-1", 2, 2));
        view.accept(record("edge-2", null, 3));

        // Then
        assertThat(view.values()).extracting(EdgeStatus::routes).containsExactly(2L);
        assertThat(view.get("edge-2")).isNull();
        assertThat(told).containsExactly("changed edge-1", "changed edge-2", "changed edge-1", "changed edge-2");
    }

    @Test
    void shouldSkipWhatItCannotReadAndKeepWhatWasThere() {
        // Given
        view.accept(status("edge-1", 1, 0));
        told.clear();

        // When
        view.accept(record("edge-1", "garbage", 1));
        view.accept(record(null, "garbage", 2));
        view.accept(moved(status("edge-1", 7, 3), "edge-2"));

        // Then
        assertThat(view.values()).extracting(EdgeStatus::routes).containsExactly(1L);
        assertThat(told)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("skipped 1"),
                        second -> assertThat(second).isEqualTo("skipped 2: the record has no key"),
                        third -> assertThat(third).startsWith("skipped 3: the key does not match"));
    }

    @Test
    void shouldTakeNoMoreKeysThanItMayHoldAndGoOnWithThoseThatItHas() {
        // Given
        var bounded = new CompactedView<>(
                Topic.EDGE_STATUS,
                EventCodec.EDGE_STATUS::decode,
                EdgeStatus::edge,
                2,
                CompactedView.Gate.open(),
                new Told());

        // When
        bounded.accept(status("edge-1", 1, 0));
        bounded.accept(status("edge-2", 1, 1));
        bounded.accept(status("made-up", 1, 2));
        bounded.accept(status("edge-2", 5, 3));
        bounded.accept(record("edge-1", null, 4));
        bounded.accept(status("edge-3", 1, 5));

        // Then
        assertThat(bounded.values()).extracting(EdgeStatus::edge).containsExactlyInAnyOrder("edge-2", "edge-3");
        assertThat(bounded.get("edge-2")).extracting(EdgeStatus::routes).isEqualTo(5L);
        assertThat(told).contains("skipped 2: the limit of 2 keys is reached");
    }

    @Test
    void shouldNotBeCompleteBeforeItIsKnownWhereTheTopicEnds() {
        // When
        view.accept(status("edge-1", 1, 99));

        // Then
        assertThat(view.isComplete()).isFalse();
    }

    @Test
    void shouldBeCompleteOnceItsPositionHasReachedTheEndWhateverGapsThereAre() {
        // Given
        try (var consumer = consumer(9L);
                var session = view.begin(consumer)) {
            session.take(batch(List.of(status("edge-1", 1, 5)), 6));
            var early = view.isComplete();

            // When
            session.take(batch(List.of(), 9));

            // Then
            assertThat(early).isFalse();
            assertThat(view.isComplete()).isTrue();
        }
    }

    /** As after an unclean election of a leader, or on a recreated topic. */
    @Test
    void shouldBeCompleteOnceItHasReadWhatKafkaHasLeftOfTheTopic() {
        // Given
        try (var consumer = consumer(9L);
                var session = view.begin(consumer)) {
            session.take(batch(List.of(status("edge-1", 1, 5)), 6));
            session.idle(consumer);
            var early = view.isComplete();

            // When
            consumer.updateEndOffsets(Map.of(PARTITION, 6L));
            session.idle(consumer);

            // Then
            assertThat(early).isFalse();
            assertThat(view.isComplete()).isTrue();
        }
    }

    @Test
    void shouldStayCompleteWhenItBeginsAgainAndGoOnWhereItWas() {
        // Given
        try (var consumer = consumer(9L);
                var session = view.begin(consumer)) {
            session.take(batch(List.of(status("edge-1", 1, 5)), 9));
        }

        // When
        try (var consumer = consumer(20L);
                var ignored = view.begin(consumer)) {
            // Then
            assertThat(consumer.position(PARTITION)).isEqualTo(9);
            assertThat(view.isComplete()).isTrue();
        }
    }

    @Test
    void shouldHaveNothingToReadOfATopicThatIsNotThere() {
        // When
        try (var consumer = new MockConsumer<String, byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            view.begin(consumer).close();
        }

        // Then
        assertThat(view.isComplete()).isTrue();
    }

    private static MockConsumer<String, byte[]> consumer(long end) {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        var node = new Node(1, "localhost", 1);
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return consumer;
    }

    private static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> records, long next) {
        return new ConsumerRecords<>(
                records.isEmpty() ? Map.of() : Map.of(PARTITION, records),
                Map.of(PARTITION, new OffsetAndMetadata(next)));
    }

    private static ConsumerRecord<String, byte[]> status(String edge, int routes, long offset) {
        var status = new EdgeStatus(
                edge,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                routes,
                Map.of(),
                0,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null);
        var attributes =
                new CloudEvent("id", Topic.EDGE_STATUS.eventType(), "/edge-service", edge, Instant.EPOCH, null, null);
        var written = EventRecords.toRecord(Topic.EDGE_STATUS, edge, EventCodec.EDGE_STATUS.encode(status), attributes);
        return read(edge, written.value(), written.headers(), offset);
    }

    private static ConsumerRecord<String, byte[]> moved(ConsumerRecord<String, byte[]> record, String key) {
        return read(key, record.value(), record.headers(), record.offset());
    }

    private static ConsumerRecord<String, byte[]> record(@Nullable String key, @Nullable String value, long offset) {
        var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return read(key, bytes, new RecordHeaders(), offset);
    }

    private static ConsumerRecord<String, byte[]> read(
            @Nullable String key, byte @Nullable [] value, Headers headers, long offset) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private final class Told implements CompactedView.Listener {
        @Override
        public void skipped(ConsumerRecord<String, byte[]> received, String reason) {
            told.add("skipped " + received.offset() + ": " + reason);
        }

        @Override
        public void changed(String key) {
            told.add("changed " + key);
        }
    }
}
