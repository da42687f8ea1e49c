package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The one query to Kafka for the id and the end of the topic of policy changes. */
final class TopicEndFinder {
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
        var end = TopicEnd.of(consumer, TopicPartitions.of(Topic.POLICY_CHANGES));
        servedState.advance(() -> {
            if (progress.setEnd(id, end)) {
                withdrawn.run();
            }
        });
        advanced.run();
    }
}
