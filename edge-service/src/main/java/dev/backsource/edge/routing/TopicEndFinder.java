package dev.backsource.edge.routing;

import dev.backsource.eventlog.TopicEnd;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Asks Kafka at start which topic the policy changes are and where it ends, in a thread of its own and again until Kafka answers and the topic
 * is there. Then it has nothing more to do.
 */
@ApplicationScoped
class TopicEndFinder {
    private static final Logger LOG = Logger.getLogger(TopicEndFinder.class);
    private static final long RETRY_MS = 500;
    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private final RoutingProgress progress;
    private final Event<RoutingAdvanced> advanced;
    private final Event<SnapshotWithdrawn> withdrawn;
    private final Thread thread = new Thread(this::findUntilFound, "policy-changes-end");

    TopicEndFinder(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RoutingProgress progress,
            Event<RoutingAdvanced> advanced,
            Event<SnapshotWithdrawn> withdrawn) {
        this.kafka = kafka;
        this.progress = progress;
        this.advanced = advanced;
        this.withdrawn = withdrawn;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void findUntilFound() {
        var told = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (progress.setGoal(TopicId.of(configuration()), find())) {
                    withdrawn.fire(new SnapshotWithdrawn());
                }
                advanced.fire(new RoutingAdvanced());
                return;
            } catch (org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (KafkaException e) {
                if (!told) {
                    LOG.warnf("waiting for Kafka to tell where the policy changes end: %s", e.getMessage());
                }
                told = true;
            }
            pause();
        }
    }

    private Map<Integer, Long> find() {
        var partitions = IntStream.range(0, Topic.POLICY_CHANGES.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.POLICY_CHANGES.topicName(), partition))
                .toList();
        try (var consumer =
                new KafkaConsumer<>(configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return TopicEnd.lastRecords(consumer, partitions).entrySet().stream()
                    .collect(Collectors.toMap(last -> last.getKey().partition(), Map.Entry::getValue));
        }
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(kafka);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        configuration.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        return configuration;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
