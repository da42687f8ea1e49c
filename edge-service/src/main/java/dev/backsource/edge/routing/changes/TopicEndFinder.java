package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** Asks Kafka, once, for the id of the topic of policy changes and for its end. */
@Singleton
class TopicEndFinder {
    private final Map<String, Object> kafka;
    private final RoutingProgress progress;
    private final ServedState servedState;
    private final Event<RoutingAdvanced> advanced;
    private final Event<SnapshotWithdrawn> withdrawn;

    TopicEndFinder(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RoutingProgress progress,
            ServedState servedState,
            Event<RoutingAdvanced> advanced,
            Event<SnapshotWithdrawn> withdrawn) {
        this.kafka = kafka;
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
        var id = TopicId.of(kafka);
        var end = TopicEnd.of(consumer, TopicPartitions.of(Topic.POLICY_CHANGES));
        servedState.advance(() -> {
            if (progress.setEnd(id, end)) {
                withdrawn.fire(new SnapshotWithdrawn());
            }
        });
        advanced.fire(new RoutingAdvanced());
    }
}
