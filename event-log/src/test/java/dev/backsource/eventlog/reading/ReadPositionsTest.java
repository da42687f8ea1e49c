package dev.backsource.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadPositionsTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final ReadPositions positions = new ReadPositions(List.of(PARTITION));
    private final Map<TopicPartition, OffsetAndMetadata> sought = new HashMap<>();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void seek(TopicPartition partition, OffsetAndMetadata position) {
            sought.put(partition, position);
        }
    };

    @Test
    void shouldBeginAtTheBeginning() {
        positions.seek(consumer);

        assertThat(sought).containsExactly(Map.entry(PARTITION, new OffsetAndMetadata(0)));
        assertThat(positions.of(PARTITION)).isZero();
    }

    /** Without the epoch, a consumer that is opened after the partition has lost its end skips the records written there since. */
    @Test
    void shouldGoOnByTheLeadersEpoch() {
        // Given
        var behind = new OffsetAndMetadata(7, Optional.of(3), "");

        // When
        positions.advance(new ConsumerRecords<>(Map.of(), Map.of(PARTITION, behind)));
        positions.seek(consumer);

        // Then
        assertThat(sought).containsExactly(Map.entry(PARTITION, behind));
        assertThat(positions.of(PARTITION)).isEqualTo(7);
    }
}
