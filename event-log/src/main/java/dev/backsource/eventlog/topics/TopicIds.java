package dev.backsource.eventlog.topics;

import dev.backsource.policy.event.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Kafka's ids of topics: a recreated topic has another id, in the same cluster or a new one. */
public final class TopicIds {
    private TopicIds() {}

    /**
     * The id of one topic.
     *
     * @throws KafkaException when Kafka can't be reached or has no such topic
     */
    public static String of(Admin admin, Topic topic) {
        return of(admin, List.of(topic)).values().iterator().next();
    }

    /**
     * The ids of topics by their names at the broker, in the order of the names.
     *
     * @throws KafkaException when Kafka can't be reached or has no such topic
     */
    public static SortedMap<String, String> of(Admin admin, Collection<Topic> topics) {
        var names = topics.stream().map(Topic::topicName).toList();
        try {
            return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            described -> described.getValue().topicId().toString(),
                            (one, other) -> one,
                            TreeMap::new));
        } catch (ExecutionException e) {
            throw new KafkaException("the topics could not be described: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
