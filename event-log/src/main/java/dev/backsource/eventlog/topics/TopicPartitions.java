package dev.backsource.eventlog.topics;

import dev.backsource.policy.event.Topic;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The partitions of topics, as Kafka's clients name them, in the number of {@link Topic#partitions()}. */
public final class TopicPartitions {
    private TopicPartitions() {}

    /** All partitions of {@code topic}, by number. */
    public static List<TopicPartition> of(Topic topic) {
        return of(topic, IntStream.range(0, topic.partitions()).boxed().toList());
    }

    /** The partitions of {@code topic} with these numbers, in their order. */
    public static List<TopicPartition> of(Topic topic, Collection<Integer> numbers) {
        return numbers.stream()
                .map(number -> new TopicPartition(topic.topicName(), number))
                .toList();
    }
}
