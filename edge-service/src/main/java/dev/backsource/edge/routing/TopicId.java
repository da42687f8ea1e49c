package dev.backsource.edge.routing;

import dev.backsource.eventlog.Topics;
import dev.backsource.policy.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Kafka's id of the topic of policy changes: one that is made anew has another, in whatever cluster. */
final class TopicId {
    private TopicId() {}

    /**
     * Asks Kafka.
     *
     * @param kafka the settings of Kafka's clients
     * @throws KafkaException when Kafka can't be reached or has no such topic
     */
    static String of(Map<String, Object> kafka) {
        var name = Topic.POLICY_CHANGES.topicName();
        try (var admin = Topics.openAdmin(kafka)) {
            var answer = admin.describeTopics(List.of(name)).topicNameValues().get(name);
            if (answer == null) {
                throw new KafkaException("no answer about " + name);
            }
            return answer.get().topicId().toString();
        } catch (ExecutionException e) {
            throw new KafkaException(name + " could not be described: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
