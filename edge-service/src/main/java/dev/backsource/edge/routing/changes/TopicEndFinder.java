package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The query to Kafka for the id and the end of the topic of policy changes: once, and for the end again if the edge doesn't reach it. */
final class TopicEndFinder {
    private static final List<TopicPartition> PARTITIONS = TopicPartitions.of(Topic.POLICY_CHANGES);

    private final Supplier<String> topicId;
    private final RoutingProgress progress;
    private final ServedState servedState;
    private final Runnable advanced;
    private final Runnable withdrawn;

    /**
     * @param topicId queries Kafka for the topic's id
     * @param advanced runs when the end has been found
     * @param withdrawn runs when the served snapshot is of another topic
     */
    TopicEndFinder(
            Supplier<String> topicId,
            RoutingProgress progress,
            ServedState servedState,
            Runnable advanced,
            Runnable withdrawn) {
        this.topicId = topicId;
        this.progress = progress;
        this.servedState = servedState;
        this.advanced = advanced;
        this.withdrawn = withdrawn;
    }

    /**
     * Queries Kafka unless the end is known.
     *
     * @param consumer for the query; has the topic's partitions assigned
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't answer or the topic doesn't exist yet
     */
    void find(Consumer<?, ?> consumer) {
        if (progress.knowsEnd()) {
            return;
        }
        var id = topicId.get();
        var end = TopicEnd.of(consumer, PARTITIONS);
        servedState.advance(() -> {
            if (progress.setEnd(id, end)) {
                withdrawn.run();
            }
        });
        advanced.run();
    }

    /**
     * Queries Kafka for the end again while the edge hasn't read that far: the topic may have lost the records below it.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't answer at once
     */
    void findLower(Consumer<?, ?> consumer) {
        if (progress.isRead()) {
            return;
        }
        var present = TopicEnd.soon(consumer, PARTITIONS);
        servedState.advance(() -> progress.lowerEnd(present));
        if (progress.isRead()) {
            advanced.run();
        }
    }
}
