package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Asks Kafka, once, for the id of the topic of policy changes and for its end. */
final class TopicEndFinder {
    private final Supplier<String> topicId;
    private final RoutingProgress progress;
    private final ServedState servedState;
    private final Runnable advanced;
    private final Runnable withdrawn;

    /**
     * @param topicId asks Kafka for the topic's id
     * @param advanced runs when the end has been found
     * @param withdrawn runs when the snapshot that is served is of another topic
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
     * Asks Kafka unless the end is known.
     *
     * @param consumer to ask with; has the topic's partitions assigned
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
