package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that nobody should have written. */
@ExtendWith(SharedLocalStack.class)
class BadEventIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalStackUnderTest stack;
    private final Api api;

    BadEventIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "garbage  | this is no JSON",
                "null     | null",
                "port     | {\"domain\": \"bad-port.example.com\", \"revision\": 99, \"changedAt\": \"2030-01-01T00:00:00Z\","
                        + " \"origins\": [{\"address\": \"127.0.0.1\", \"port\": 70000}]}",
            })
    void shouldKeepTheRouteAndReportARejection(String name, String value) throws Exception {
        // Given
        var domain = "bad-" + name + ".example.com";
        api.register(domain, "127.0.0.1", 80);
        var revision = api.policy(domain, "HTTPS");
        assertThat(api.awaitRollout(domain, revision).getBoolean("complete")).isTrue();

        // When
        write(domain, value);

        // Then
        for (var edge : stack.edges()) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    Api.objects(api.edge(edge.id()).getJsonArray("rejections"))
                                            .filter(rejection -> domain.equals(rejection.getString("key"))))
                            .singleElement()
                            .satisfies(rejection ->
                                    assertThat(rejection.getString("reason")).isNotBlank()));
            assertThat(Http.get(edge, "http", domain, "/").reached())
                    .isEqualTo("reached over https on port " + stack.originPort(443));
        }
    }

    @Test
    void shouldTakeTheNextGoodChangeAfterABadOne() throws Exception {
        // Given
        var domain = "after-bad.example.com";
        api.register(domain, "127.0.0.1", 80);
        write(domain, "{");

        // When
        var revision = api.policy(domain, "HTTPS");

        // Then
        assertThat(api.awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "http", domain, "/").reached())
                    .isEqualTo("reached over https on port " + stack.originPort(443));
        }
    }

    private void write(String domain, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        var attributes = new CloudEvent(
                domain + "/99", Topic.POLICY_CHANGES.eventType(), "/somebody-else", domain, Instant.now(), 99L, null);
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(EventRecords.toRecord(Topic.POLICY_CHANGES, domain, bytes, attributes))
                    .get();
        }
    }
}
