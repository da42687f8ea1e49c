package dev.backsource.system.guarded;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.Http;
import dev.backsource.testing.waiting.Waiting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds however users show who they are. */
@ExtendWith(SharedGuardedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardedKafkaTests {
    final GuardedStack stack;
    private final String domain;

    GuardedKafkaTests(GuardedStack stack, String domain) {
        this.stack = stack;
        this.domain = domain;
    }

    /** What the services show the broker. */
    abstract Credentials credentials();

    @BeforeAll
    void show() {
        stack.show(credentials());
    }

    @Test
    void shouldBringAChangeToTheEdgeItsReportBackAndAnAlertWithNoMoreThanTheListedRights() {
        // Given
        stack.api().register(domain, "HTTP");

        // When
        var revision = stack.api().policy(domain, "FOLLOW");

        // Then
        stack.api().awaitRollout(domain, revision);
        assertThat(Http.get(stack.edgeAddress(), "http", domain, "/").reached())
                .isEqualTo("reached over http on port " + stack.standardHttp());
        await().until(() -> stack.api().fires(domain, "follow-needs-both-ports"));
        stack.api().purge(domain);
        await().until(() -> stack.api().isExplained(domain));
        await().untilAsserted(() -> assertThat(stack.api().preflight(domain)).containsExactly("80 OPEN", "443 CLOSED"));
    }

    @ParameterizedTest
    @CsvSource({
        "EDGE,                  POLICY_CHANGES",
        "EDGE,                  CACHE_PURGES",
        "EDGE,                  ORIGIN_HEALTH",
        "EDGE,                  ORIGIN_ALERTS",
        "EDGE,                  EXPLAIN_REQUESTS",
        "EDGE,                  PROBE_REQUESTS",
        "EDGE,                  PROBE_ANSWERS",
        "EDGE,                  PROBER_STATUS",
        "ORIGIN_HEALTH_SERVICE, POLICY_CHANGES",
        "ORIGIN_HEALTH_SERVICE, CACHE_PURGES",
        "ORIGIN_HEALTH_SERVICE, EDGE_STATUS",
        "CONFIG_SERVICE,        ORIGIN_HEALTH",
        "CONFIG_SERVICE,        PROBER_STATUS",
        "ORIGIN_HEALTH_SERVICE, PROBE_REQUESTS",
        "CONFIG_SERVICE,        EXPLAIN_ANSWERS",
        "CONFIG_SERVICE,        PROBE_ANSWERS",
    })
    void shouldRefuseAnEventOfAServiceThatMayNotWriteIt(ServiceRights service, Topic topic) {
        assertThatThrownBy(() -> forge(service, topic))
                .rootCause()
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessageContaining(topic.topicName());
    }

    @Test
    void shouldLetNobodyElsePublishAsTheRelay() {
        var settings = new HashMap<>(stack.clientOf(ServiceRights.EDGE));
        settings.put("transactional.id", "backsource-config-service");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void shouldLetNoEdgeReadWhatOthersReport() {
        try (var consumer = new KafkaConsumer<>(
                stack.clientOf(ServiceRights.EDGE), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(TopicPartitions.of(Topic.EDGE_STATUS));
            consumer.seekToBeginning(consumer.assignment());
            assertThatThrownBy(() -> consumer.poll(Waiting.DEADLINE)).isInstanceOf(TopicAuthorizationException.class);
        }
    }

    private void forge(ServiceRights service, Topic topic) throws Exception {
        Map<String, Object> settings = new HashMap<>(stack.clientOf(service));
        settings.put("max.block.ms", 10_000);
        var attributes =
                new CloudEvent("forged", topic.eventType(), "/somebody-else", "forged", Instant.now(), 99L, null);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(EventRecords.toRecord(topic, "forged.example.com", null, attributes))
                    .get();
        }
    }
}
