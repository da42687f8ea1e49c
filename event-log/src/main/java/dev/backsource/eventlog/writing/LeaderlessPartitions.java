package dev.backsource.eventlog.writing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The partitions that have no leader, as far as a client knows: nothing can be written to them for now. */
final class LeaderlessPartitions {
    private LeaderlessPartitions() {}

    /** The indexes of the records whose partition is one of those of {@code partitions} that have no leader. */
    static Set<Integer> places(Collection<PartitionInfo> partitions, List<? extends ProducerRecord<?, ?>> records) {
        var leaderless = partitions.stream()
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
