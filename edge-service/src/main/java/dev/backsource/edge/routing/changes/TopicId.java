package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.broker.AdminClients;
import dev.backsource.eventlog.topics.TopicIds;
import dev.backsource.policy.event.Topic;
import java.util.Map;

/** Kafka's id of the topic of policy changes. A recreated topic has another id, in any cluster. */
public final class TopicId {
    private TopicId() {}

    /**
     * Queries Kafka for the id.
     *
     * @param kafka the settings of Kafka's clients
     * @throws org.apache.kafka.common.KafkaException when Kafka can't be reached or has no such topic
     */
    public static String of(Map<String, Object> kafka) {
        try (var admin = AdminClients.open(kafka)) {
            return TopicIds.of(admin, Topic.POLICY_CHANGES);
        }
    }
}
