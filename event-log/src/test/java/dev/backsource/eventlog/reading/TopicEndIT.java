package dev.backsource.eventlog.reading;

import static dev.backsource.testing.infrastructure.SharedBroker.kafka;
import static dev.backsource.testing.infrastructure.SharedBroker.newTopic;
import static dev.backsource.testing.infrastructure.SharedBroker.producer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicEndIT {
    private String topic = "";

    @Test
    void shouldFindTheLastRecordBelowATransactionsMarkers() throws Exception {
        // Given: the markers of committed and aborted transactions take offsets that no record ever has
        topic = newTopic(5, Map.of());
        try (var producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record("kept")).get();
            producer.commitTransaction();
            for (var i = 0; i < 40; i++) {
                abort(producer);
            }
        }

        // When
        Map<TopicPartition, Long> last;
        try (var consumer = new ConsumerFactory(kafka()).open(Map.of("isolation.level", "read_committed"))) {
            last = TopicEnd.lastRecords(consumer, List.of(new TopicPartition(topic, 3), new TopicPartition(topic, 4)));
        }

        // Then
        assertThat(last).containsExactly(Map.entry(new TopicPartition(topic, 3), 0L));
    }

    @Test
    void shouldHoldNothingOfATopicThatIsNotThere() {
        // Given
        var missing = List.of(new TopicPartition("no-such-topic", 0));

        // When
        TopicEnd end;
        try (var consumer = new ConsumerFactory(kafka()).open(Map.of())) {
            consumer.assign(missing);
            end = TopicEnd.ofExisting(consumer, missing);
        }

        // Then
        assertThat(end.offsets()).isEmpty();
        assertThat(end.isReachedBy(partition -> 0)).isTrue();
    }

    private void abort(KafkaProducer<String, byte[]> producer) throws Exception {
        producer.beginTransaction();
        producer.send(record("aborted")).get();
        producer.abortTransaction();
    }

    private ProducerRecord<String, byte[]> record(String value) {
        return new ProducerRecord<>(topic, 3, "key", value.getBytes(StandardCharsets.UTF_8));
    }
}
