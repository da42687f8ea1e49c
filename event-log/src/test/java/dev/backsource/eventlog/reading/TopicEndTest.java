package dev.backsource.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicEndTest {
    private static final TopicPartition ONE = new TopicPartition("t", 0);
    private static final TopicPartition OTHER = new TopicPartition("t", 1);

    /** Another partition may have grown meanwhile, which nobody has to wait for. */
    @Test
    void shouldBeLowerWhereAPartitionHasLostRecords() {
        var end = new TopicEnd(Map.of(ONE, 10L, OTHER, 5L));

        assertThat(end.lowered(new TopicEnd(Map.of(ONE, 7L, OTHER, 8L))))
                .isEqualTo(new TopicEnd(Map.of(ONE, 7L, OTHER, 5L)));
    }

    @Test
    void shouldNotWaitForAPartitionThatHasLostAllRecords() {
        var end = new TopicEnd(Map.of(ONE, 10L, OTHER, 5L));

        assertThat(end.lowered(new TopicEnd(Map.of(OTHER, 5L)))).isEqualTo(new TopicEnd(Map.of(OTHER, 5L)));
    }

    @Test
    void shouldReadNoFurtherThanToTheEndThatIsLeftWhileItReads() {
        // Given
        var consumer = losing(4, 2);
        var read = new HashMap<Long, String>();

        // When
        TopicScan.read(consumer, List.of(ONE), record -> read.put(record.offset(), record.key()));

        // Then
        assertThat(read).containsOnlyKeys(0L, 1L);
    }

    @Test
    void shouldFindTheLastRecordOfAPartitionThatLosesItsEndMeanwhile() {
        assertThat(TopicEnd.lastRecords(losing(4, 2), List.of(ONE))).isEqualTo(Map.of(ONE, 1L));
    }

    /** A consumer of a partition that ends at {@code before} when it is asked first, and holds no more than {@code left} records after that. */
    private static MockConsumer<String, byte[]> losing(long before, long left) {
        var consumer = new MockConsumer<String, byte[]>("earliest") {
            private boolean asked;

            @Override
            public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
                var end = Map.of(ONE, asked ? left : before);
                asked = true;
                return end;
            }
        };
        consumer.assign(List.of(ONE));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L));
        consumer.schedulePollTask(() -> {
            for (var offset = 0L; offset < left; offset++) {
                consumer.addRecord(new ConsumerRecord<>("t", 0, offset, "key", new byte[0]));
            }
        });
        return consumer;
    }
}
