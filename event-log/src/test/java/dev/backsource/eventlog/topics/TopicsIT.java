package dev.backsource.eventlog.topics;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicsIT {
    private static final String TOPIC = Topic.ORIGIN_HEALTH.topicName();

    private static final String STATUS = Topic.EDGE_STATUS.topicName();

    private static final EmbeddedBroker BROKER = SharedBroker.broker();

    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        admin = Admin.create(SharedBroker.kafka());
        Topics.createMissing(admin, List.of(Topic.ORIGIN_HEALTH));
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Test
    void shouldCreateWhatIsMissingAndLeaveTheRest() throws Exception {
        // When
        Topics.createMissing(admin, List.of(Topic.ORIGIN_HEALTH, Topic.EDGE_STATUS));

        // Then: the broker's own view follows a moment later
        await().ignoreExceptionsInstanceOf(ExecutionException.class)
                .untilAsserted(() -> assertThat(partitions()).containsOnly(Map.entry(TOPIC, 12), Map.entry(STATUS, 1)));
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
    }

    @Test
    void shouldKeepALogForDaysInsteadOfCompactingIt() throws Exception {
        // When
        Topics.createMissing(admin, List.of(Topic.CACHE_PURGES));

        // Then
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topic.CACHE_PURGES.topicName());
        await().ignoreExceptionsInstanceOf(ExecutionException.class).untilAsserted(() -> {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(config.get("retention.ms").value()).isEqualTo("604800000");
        });
    }

    @Test
    void shouldKeepQuestionsForMinutes() throws Exception {
        // When
        Topics.createMissing(admin, List.of(Topic.EXPLAIN_REQUESTS));

        // Then
        await().ignoreExceptionsInstanceOf(ExecutionException.class).untilAsserted(() -> {
            assertThat(setting(Topic.EXPLAIN_REQUESTS, "cleanup.policy")).isEqualTo("delete");
            assertThat(setting(Topic.EXPLAIN_REQUESTS, "retention.ms")).isEqualTo("600000");
            assertThat(setting(Topic.EXPLAIN_REQUESTS, "retention.bytes")).isEqualTo("67108864");
        });
    }

    @Test
    void shouldHaveCreatedTopicsTakeRecordsAtOnce() throws Exception {
        // Given
        try (var producer = SharedBroker.producer(Map.of("enable.idempotence", false, "retries", 0))) {

            // When
            Topics.createMissing(admin, List.of(Topic.EXPLAIN_ANSWERS));
            var written = producer.send(new ProducerRecord<>(Topic.EXPLAIN_ANSWERS.topicName(), "key", new byte[1]));

            // Then: a partition whose leader doesn't know it yet would have refused
            assertThat(written.get().offset()).isZero();
        }
    }

    @Test
    void shouldSpareChangesFromCompactionForDaysButNotStates() throws Exception {
        // When
        Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
        Topics.createMissing(admin, List.of(Topic.EDGE_STATUS), Duration.ofDays(3));

        // Then
        await().ignoreExceptionsInstanceOf(ExecutionException.class).untilAsserted(() -> {
            assertThat(setting(Topic.POLICY_CHANGES, "min.compaction.lag.ms")).isEqualTo("604800000");
            assertThat(setting(Topic.POLICY_CHANGES, "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(Topic.EDGE_STATUS, "min.compaction.lag.ms")).isEqualTo("0");
        });
    }

    @Test
    void shouldOutliveABrokerWhoseNameDoesNotResolve() {
        // Given
        Map<String, Object> kafka = new ConcurrentHashMap<>(Map.of("bootstrap.servers", "no-such-host.invalid:9092"));
        var failures = new AtomicInteger();

        // When
        try (var creation =
                TopicCreation.start(kafka, List.of(Topic.ORIGIN_ALERTS), failure -> failures.incrementAndGet())) {
            await().until(() -> failures.get() == 1);
            var doneWithoutAName = creation.isDone();
            kafka.put("bootstrap.servers", BROKER.bootstrapServers());
            creation.created().toCompletableFuture().join();

            // Then
            assertThat(doneWithoutAName).isFalse();
            assertThat(failures).hasValue(1);
        }
    }

    private static String setting(Topic topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static Map<String, Integer> partitions() throws Exception {
        return admin.describeTopics(List.of(TOPIC, STATUS)).allTopicNames().get().values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }
}
