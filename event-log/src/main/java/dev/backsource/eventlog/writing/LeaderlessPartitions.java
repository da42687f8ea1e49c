package dev.backsource.eventlog.writing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The partitions that have no leader, as far as a client knows: nothing can be written to them for now. */
final class LeaderlessPartitions {
    private LeaderlessPartitions() {}

    /**
     * The indexes of the records whose partition has no leader.
     *
     * @throws org.apache.kafka.common.KafkaException when the client doesn't know a topic and Kafka doesn't answer
     */
    static Set<Integer> places(Producer<?, ?> producer, List<? extends ProducerRecord<?, ?>> records) {
        var leaderless = records.stream()
                .map(ProducerRecord::topic)
                .distinct()
                .flatMap(topic -> producer.partitionsFor(topic).stream())
                .filter(partition -> partition.leader() == null)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        return IntStream.range(0, records.size())
                .filter(place -> leaderless.contains(partition(records.get(place))))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static TopicPartition partition(ProducerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
