package dev.backsource.config.events;

import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The partitions that make up the stream, each with its place in {@link Positions}. */
final class StreamPartitions {
    static final List<Topic> TOPICS = List.of(Topic.POLICY_CHANGES, Topic.ORIGIN_ALERTS);

    /** By place. Positions that clients hold depend on this order. */
    static final List<TopicPartition> ALL =
            TOPICS.stream().flatMap(topic -> TopicPartitions.of(topic).stream()).toList();

    private StreamPartitions() {}

    static int placeOf(ConsumerRecord<?, ?> received) {
        var topic = Topic.named(received.topic());
        var place = received.partition();
        for (var before : TOPICS.subList(0, TOPICS.indexOf(topic))) {
            place += before.partitions();
        }
        return place;
    }
}
