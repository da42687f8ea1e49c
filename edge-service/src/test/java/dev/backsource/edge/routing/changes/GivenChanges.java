package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.reading.TopicEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * Policy changes that a test passes to an edge like its follower does, without Kafka in between: the edge has taken them when the call returns. The
 * topic was empty when the edge started.
 */
public final class GivenChanges {
    /** The topic's id in the log. */
    public static final String TOPIC_ID = "given";

    private final PolicyChangeTopicReader reading;
    private final Map<Integer, Long> next = new HashMap<>();

    public GivenChanges(PolicyChangeTopicReader reading, RoutingProgress progress) {
        this.reading = reading;
        progress.setEnd(TOPIC_ID, new TopicEnd(Map.of()));
    }

    /** Returns once the edge has taken all {@code records}, which come in one batch; their offsets, in the same order. */
    public synchronized List<Long> put(List<ProducerRecord<String, byte[]>> records) {
        var received = records.stream().map(this::received).toList();
        var batch = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        for (var one : received) {
            var partition = new TopicPartition(one.topic(), one.partition());
            batch.merge(partition, List.of(one), GivenChanges::joined);
        }
        var behind = new HashMap<TopicPartition, OffsetAndMetadata>();
        batch.keySet()
                .forEach(partition -> behind.put(partition, new OffsetAndMetadata(next.get(partition.partition()))));
        reading.take(new ConsumerRecords<>(batch, behind));
        return received.stream().map(ConsumerRecord::offset).toList();
    }

    private ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        var offset = next.merge(sent.partition(), 1L, Long::sum) - 1;
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
