package dev.backsource.edge.routing.changes;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RoutingProgressTest {
    private static final String TOPIC = "topic-id";
    private static final int EPOCH = 3;
    private static final List<TopicPartition> PARTITIONS = TopicPartitions.of(Topic.POLICY_CHANGES);

    private final RoutingTable table = new RoutingTable();
    private final RoutingProgress progress = new RoutingProgress(table);

    @Test
    void shouldBeIncompleteUntilTheEndIsKnown() {
        // When
        read(3, 10);

        // Then
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.describe()).contains("waiting for Kafka");
    }

    @Test
    void shouldBeCompleteOnceTheEndOfEveryPartitionIsReached() {
        // Given
        progress.setEnd(TOPIC, end(Map.of(0, 6L, 7, 2L)));
        read(0, 5);
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.describe()).isEqualTo("read 6 of 8 offsets");

        // When
        read(7, 4);

        // Then
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 5L, 7, 4L));
    }

    @Test
    void shouldGoOnBehindTheLastKnownGoodSnapshot() {
        // Given
        progress.resume(table.prepare(0), new SnapshotOrigin(TOPIC, Instant.EPOCH, Map.of(0, 5L, 7, 9L)), null);
        assertThat(progress.isRead()).isTrue();
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 5L, 7, 9L));

        // When
        progress.setEnd(TOPIC, end(Map.of(0, 9L, 7, 10L)));

        // Then
        assertThat(progress.hasReachedEnd()).isFalse();
        assertThat(progress.leftSince(Instant.EPOCH))
                .isEqualTo(new EdgeHold(EdgeHold.Reason.REPEATED_ENDS, Instant.EPOCH, 3, Map.of(0, 6L)));
        read(0, 8);
        assertThat(progress.hasReachedEnd()).isTrue();
        assertThat(progress.leftSince(Instant.EPOCH).domains()).isZero();
    }

    @Test
    void shouldReportTheEndBehindTheGoodSnapshotThoughTheLastRecordsAreGone() {
        // Given
        progress.resume(table.prepare(0), new SnapshotOrigin(TOPIC, Instant.EPOCH, Map.of(0, 5L, 7, 9L)), null);
        progress.setEnd(TOPIC, end(Map.of(0, 9L, 7, 12L)));
        read(0, 6);
        var behind = PARTITIONS.stream()
                .filter(partition -> List.of(0, 7).contains(partition.partition()))
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new OffsetAndMetadata(partition.partition() == 0 ? 9 : 12)));

        // When
        progress.dealtWith(new ConsumerRecords<>(Map.of(), behind));
        assertThat(progress.hasReachedEnd()).isTrue();
        progress.passEnd();

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 8L, 7, 11L));
    }

    @Test
    void shouldBeginAnewWhereTheTopicIsAnotherOneThanThatOfTheGoodSnapshot() {
        // Given
        progress.resume(table.prepare(0), new SnapshotOrigin(TOPIC, Instant.EPOCH, Map.of(0, 5L)), null);

        // When
        var withdrawn = progress.setEnd("another", end(Map.of(0, 2L)));

        // Then
        assertThat(withdrawn).isTrue();
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.appliedOffsets()).isEmpty();
        read(0, 1);
        assertThat(progress.isRead()).isTrue();
    }

    @Test
    void shouldBeCompleteOnceReadingWentPastTheGapAtTheEnd() {
        // Given: a marker of a transaction behind the last record
        progress.setEnd(TOPIC, end(Map.of(0, 7L)));
        read(0, 5);
        var early = progress.isComplete();

        // When
        progress.dealtWith(batch(0, 7));

        // Then
        assertThat(early).isFalse();
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 6L));
    }

    /** Nobody else could say of a removal that this edge has applied it. */
    @Test
    void shouldReportTheEndOfAPartitionWhoseLastRecordsCompactionHasDropped() {
        // Given
        progress.setEnd(TOPIC, end(Map.of(0, 9L, 4, 3L)));
        read(0, 5);

        // When
        progress.dealtWith(batch(0, 9));
        var early = progress.appliedOffsets();
        progress.dealtWith(batch(4, 3));

        // Then
        assertThat(early).isEqualTo(Map.of(0, 5L));
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 8L, 4, 2L));
    }

    @Test
    void shouldBeCompleteAtOnceWhenTheTopicIsEmpty() {
        // When
        progress.setEnd(TOPIC, end(Map.of()));

        // Then
        assertThat(progress.isComplete()).isTrue();
    }

    /** As after an unclean election of a leader. */
    @Test
    void shouldBeCompleteOnceItHasReadWhatKafkaHasLeftOfTheTopic() {
        // Given
        progress.setEnd(TOPIC, end(Map.of(0, 9L, 7, 2L)));
        read(0, 5);
        read(7, 1);
        var early = progress.isComplete();

        // When
        progress.lowerEnd(end(Map.of(0, 6L, 7, 12L)));

        // Then
        assertThat(early).isFalse();
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.describe()).isEqualTo("complete");
    }

    @Test
    void shouldNotGoBackInWhatItReportsWhenItReadsAgain() {
        // Given
        progress.dealtWith(2, 9, EPOCH);

        // When
        progress.dealtWith(2, 0, EPOCH);

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(2, 9L));
    }

    /** Where records 4 to 9 are lost, the next leader's first record is 4. */
    @Test
    void shouldGoBackInWhatItReportsToTheRecordThatFollowsALostEnd() {
        // Given
        progress.dealtWith(2, 9, EPOCH);

        // When
        progress.dealtWith(2, 4, EPOCH + 1);

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(2, 4L));
    }

    @Test
    void shouldServeASnapshotUntilTheTopicHasBeenReadAndReportOnlyWhatIsServed() {
        // Given
        progress.serve(routes("saved.example.com", 3), new SnapshotOrigin(TOPIC, Instant.EPOCH, Map.of(0, 4L)));
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.isRead()).isFalse();

        // When
        progress.setEnd(TOPIC, end(Map.of(0, 10L)));
        table.apply(domain("read.example.com", origin("192.0.2.1", 80)), 1);
        read(0, 8);

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 4L));
        assertThat(table.find("read.example.com")).isNull();
        assertThat(table.find("saved.example.com")).isNotNull();
        assertThat(progress.describe()).startsWith("from a snapshot, ").endsWith("read 9 of 10 offsets");

        // When
        read(0, 9);

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 9L));
        assertThat(table.find("read.example.com")).isNotNull();
        assertThat(table.find("saved.example.com")).isNull();
        assertThat(progress.isRead()).isTrue();
        assertThat(progress.snapshot()).isNull();
    }

    @Test
    void shouldNotServeASnapshotOnceKafkaSaysThatItIsOfAnotherTopic() {
        // Given
        progress.serve(routes("saved.example.com", 3), new SnapshotOrigin("other", Instant.EPOCH, Map.of(0, 4L)));

        // When
        var withdrawn = progress.setEnd(TOPIC, end(Map.of(0, 1L)));

        // Then
        assertThat(withdrawn).isTrue();
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.appliedOffsets()).isEmpty();
        assertThat(progress.snapshot()).isNull();

        // When
        read(0, 0);

        // Then
        assertThat(progress.isComplete()).isTrue();
        assertThat(table.find("saved.example.com")).isNull();
    }

    /** Reads the records up to {@code offset}. */
    private void read(int partition, long offset) {
        progress.dealtWith(partition, offset, EPOCH);
        progress.dealtWith(batch(partition, offset + 1));
    }

    /** A batch after which {@code next} is the offset of the partition's next record. */
    private static ConsumerRecords<String, byte[]> batch(int partition, long next) {
        return new ConsumerRecords<>(Map.of(), Map.of(PARTITIONS.get(partition), new OffsetAndMetadata(next)));
    }

    private static TopicEnd end(Map<Integer, Long> byNumber) {
        return new TopicEnd(byNumber.entrySet().stream()
                .collect(Collectors.toMap(end -> PARTITIONS.get(end.getKey()), Map.Entry::getValue)));
    }

    private Routes routes(String name, long revision) {
        var routes = table.prepare(1);
        routes.apply(domain(name, origin("192.0.2.1", 80)), new StateVersion(0, revision, 0), null);
        return routes;
    }
}
