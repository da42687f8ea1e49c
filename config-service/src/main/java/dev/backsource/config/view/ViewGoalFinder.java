package dev.backsource.config.view;

import dev.backsource.eventlog.TopicEnd;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Asks Kafka at start where the topics of the views end, in a thread of its own and again until Kafka answers. A topic that
 * isn't there yet has no end to be waited for. Then it has nothing more to do.
 */
@Singleton
final class ViewGoalFinder {
    private static final Logger LOG = Logger.getLogger(ViewGoalFinder.class);
    private static final long RETRY_MS = 500;
    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private final ViewProgress progress;
    private final Thread thread = new Thread(this::findUntilFound, "view-goals");

    ViewGoalFinder(@Identifier("default-kafka-broker") Map<String, Object> kafka, ViewProgress progress) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        this.progress = progress;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void findUntilFound() {
        try {
            for (var failed = false; !find(failed); failed = true) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean find(boolean failedBefore) {
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            progress.setGoals(goals(consumer));
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (!failedBefore) {
                LOG.warnf("waiting for Kafka to tell where the topics end: %s", e.getMessage());
            }
            return false;
        }
    }

    private static Map<Topic, Map<Integer, Long>> goals(Consumer<byte[], byte[]> consumer) {
        var existing = consumer.listTopics().keySet();
        var goals = new EnumMap<Topic, Map<Integer, Long>>(Topic.class);
        ViewProgress.VIEWED.forEach(topic -> goals.put(topic, lastRecords(consumer, topic, existing)));
        return goals;
    }

    private static Map<Integer, Long> lastRecords(
            Consumer<byte[], byte[]> consumer, Topic topic, Set<String> existing) {
        return existing.contains(topic.topicName())
                ? TopicEnd.lastRecords(consumer, partitions(topic)).entrySet().stream()
                        .collect(Collectors.toMap(last -> last.getKey().partition(), Map.Entry::getValue))
                : Map.of();
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
    }
}
