package dev.backsource.system.cli;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.Topic;
import dev.backsource.system.Api;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.system.Subscriber;
import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscribers to {@code GET /api/v1/events} while config-service is killed and started again; the command line is one of them. */
@ExtendWith(SharedLocalStack.class)
class EventSubscriberIT {
    private final LocalStackUnderTest stack;
    private final Api api;
    private final Subscriber subscriber;

    EventSubscriberIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.subscriber = Subscriber.start(stack.api());
        await().until(() -> subscriber.connections() >= 1);
    }

    @AfterEach
    void leave() {
        subscriber.close();
    }

    @Test
    void shouldStreamEveryChangeOnceAcrossAKillOfTheService() {
        // Given
        var domains = IntStream.range(0, 3)
                .mapToObj(i -> "streamed-" + i + ".example.com")
                .toList();
        domains.forEach(domain -> api.register(domain, "127.0.0.1", 80));

        try (var followed = CliProcess.start(
                administrator(), "events", domains.get(0), "--from", "earliest", "--follow", "-o", "json")) {
            followed.awaitText("\"revision\":1,");

            // When: changes are made right before and right after it
            change(domains);
            stack.processes().kill("config-service");
            try {
                followed.awaitText("; reconnecting");
            } finally {
                stack.processes().restart("config-service");
            }
            change(domains);

            // Then
            followed.awaitText("\"revision\":5,");
            assertThat(followed.output()
                            .lines()
                            .map(line -> new JsonObject(line).getLong("revision"))
                            .distinct())
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        }

        await().until(() ->
                domains.stream().allMatch(domain -> revisions(domain).contains(5L)));
        assertThat(subscriber.connections()).isGreaterThanOrEqualTo(2);
        for (var domain : domains) {
            assertThat(revisions(domain).stream().distinct())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 5).boxed().toList());
            assertThat(idsReceived(domain)).isEqualTo(idsOnTheTopic(domain));
        }
    }

    private Map<String, String> administrator() {
        return Map.of(
                "BACKSOURCE_SERVER", stack.api().resolve("/").toString(), "BACKSOURCE_TOKEN", TestAdministrator.TOKEN);
    }

    private void change(List<String> domains) {
        for (var type : List.of("HTTP", "HTTPS")) {
            domains.forEach(domain -> api.policy(domain, type));
        }
    }

    private List<Long> revisions(String domain) {
        return changes(domain).stream().map(event -> event.getLong("revision")).toList();
    }

    private List<String> idsReceived(String domain) {
        return changes(domain).stream().map(event -> event.getString("id")).toList();
    }

    private List<JsonObject> changes(String domain) {
        return subscriber.of(domain).stream()
                .filter(event -> Topic.POLICY_CHANGES.eventType().equals(event.getString("type")))
                .toList();
    }

    /** Revisions that the relay has repeated after a kill are there twice. */
    private List<String> idsOnTheTopic(String domain) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.POLICY_CHANGES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var ids = new ArrayList<String>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                        .filter(received -> domain.equals(received.key()))
                        .map(received -> new String(
                                received.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                        .forEach(ids::add);
            }
            return ids;
        }
    }
}
