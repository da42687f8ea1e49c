package dev.backsource.config.view;

import dev.backsource.eventlog.TopicEnd;
import dev.backsource.eventlog.TopicEndSearch;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka at start where the topics of the views end, until Kafka answers. A topic that isn't there yet has no end to
 * be waited for.
 */
@Singleton
final class ViewGoalFinder {
    private static final Logger LOG = Logger.getLogger(ViewGoalFinder.class);

    private final Map<String, Object> kafka;
    private final ViewProgress progress;
    private @Nullable TopicEndSearch search;

    ViewGoalFinder(@Identifier("default-kafka-broker") Map<String, Object> kafka, ViewProgress progress) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.progress = progress;
    }

    void start(@Observes StartupEvent event) {
        search = TopicEndSearch.start(
                "view-goals", kafka, consumer -> progress.setGoals(goals(consumer)), ViewGoalFinder::failed);
    }

    void stop(@Observes ShutdownEvent event) {
        if (search != null) {
            search.close();
        }
    }

    private static Map<Topic, Map<Integer, Long>> goals(Consumer<?, ?> consumer) {
        var existing = consumer.listTopics().keySet();
        var goals = new EnumMap<Topic, Map<Integer, Long>>(Topic.class);
        for (var topic : ViewProgress.VIEWED) {
            goals.put(topic, existing.contains(topic.topicName()) ? TopicEnd.lastRecords(consumer, topic) : Map.of());
        }
        return goals;
    }

    private static void failed(KafkaException failure) {
        LOG.warnf("waiting for Kafka to tell where the topics end: %s", failure.getMessage());
    }
}
