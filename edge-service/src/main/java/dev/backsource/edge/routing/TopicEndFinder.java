package dev.backsource.edge.routing;

import dev.backsource.eventlog.reading.TopicEnd;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** Asks Kafka, once, which topic the policy changes are and where it ends. */
@Singleton
class TopicEndFinder {
    private final Map<String, Object> kafka;
    private final RoutingProgress progress;
    private final Standing standing;
    private final Event<RoutingAdvanced> advanced;
    private final Event<SnapshotWithdrawn> withdrawn;

    TopicEndFinder(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RoutingProgress progress,
            Standing standing,
            Event<RoutingAdvanced> advanced,
            Event<SnapshotWithdrawn> withdrawn) {
        this.kafka = kafka;
        this.progress = progress;
        this.standing = standing;
        this.advanced = advanced;
        this.withdrawn = withdrawn;
    }

    /**
     * Asks unless it is known.
     *
     * @param consumer to ask with; has the topic's partitions assigned
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't answer or the topic isn't there yet
     */
    void find(Consumer<?, ?> consumer) {
        if (progress.knowsEnd()) {
            return;
        }
        var id = TopicId.of(kafka);
        var end = TopicEnd.of(consumer, consumer.assignment());
        standing.advance(() -> {
            if (progress.setEnd(id, end)) {
                withdrawn.fire(new SnapshotWithdrawn());
            }
        });
        advanced.fire(new RoutingAdvanced());
    }
}
